"""Which language a text is in."""

import pytest

from briefings.parsing.language import code_of, guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The city closed the bridge on Monday, the mayor said."),
        ("de", "Die Stadt hat die Brücke am Montag gesperrt, weil sie Risse hat."),
        ("fr", "La ville a fermé le pont lundi, selon le maire, qui ne veut pas de risque."),
        ("es", "La ciudad cerró el puente el lunes, según el alcalde, que no quiso correr riesgos."),
        ("it", "La città ha chiuso il ponte lunedì, secondo il sindaco che non ha voluto correre rischi."),
        ("pt", "A cidade fechou a ponte na segunda-feira, segundo o prefeito, que não quis correr riscos."),
        ("nl", "De stad heeft de brug op maandag gesloten omdat er scheuren in zijn."),
        ("pl", "Miasto zamknęło most w poniedziałek, bo nie chce ryzykować, i to jest decyzja na stałe."),
        ("sv", "Staden stängde bron på måndagen och det är för att den har sprickor."),
        ("uk", "Місто закрило міст у понеділок, бо мер не хоче ризикувати, і це рішення є на сьогодні."),
        ("ru", "Город закрыл мост в понедельник, потому что мэр не хочет рисковать, и это решение на год."),
        ("tr", "Belediye bu köprü için bir karar aldı ve çok risk olarak gördü."),
        ("zh", "市政府周一关闭了大桥。"),
        ("ja", "市は月曜日に橋を閉鎖した。"),
        ("ko", "시는 월요일에 다리를 폐쇄했다."),
        ("ar", "أغلقت المدينة الجسر يوم الاثنين."),
        ("el", "Η πόλη έκλεισε τη γέφυρα τη Δευτέρα."),
        ("he", "העירייה סגרה את הגשר ביום שני."),
        ("", "Qwerty zxcvb asdf."),
        ("", "12 34 56"),
        ("", ""),
    ],
)
def test_guess_language(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("tag", "expected"), [("en-GB", "en"), ("UK", "uk"), ("pt_BR", "pt"), ("english", ""), ("", "")]
)
def test_code_of(tag: str, expected: str) -> None:
    assert code_of(tag) == expected
