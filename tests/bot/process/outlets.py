"""Three invented outlets whose pages grow into three stories over four rounds."""

from tests.bot.polling.web import Web, item

_FIRE = """Pump fire shuts Brookmouth water plant
A fire in a pump hall shut the Brookmouth water plant on Monday and injured {} workers, plant
manager Hanna Voss told the Alder Gazette.

“We heard a bang and then the hall was full of smoke,” Voss said.

The plant supplies 40,000 households in Brookmouth. It will stay closed until Thursday, Voss said.
"""
_FIRE_SECOND = """Brookmouth plant fire: chief blames old cable
An old cable set off the fire that shut the Brookmouth water plant on Monday, fire chief Otto
Lindqvist told the River Herald.

Four workers were injured in the pump hall, Lindqvist said.

Brookmouth Waterworks, which runs the plant, denied that the cable was old. “Every cable was
replaced last year,” said Clara Munt, a spokeswoman for the company.
"""
_MUSEUM = """Quillby museum finds missing astronomical clock
The Quillby museum has found its missing astronomical clock in a farm shed, director Ines Farrow
told the Coast Wire on Tuesday.

The clock, built in 1642, disappeared from the museum in 2009. “It still keeps time,” Farrow said.

Police in Quillby arrested {} people, Farrow said.
"""
_MUSEUM_SECOND = """Police: nobody arrested over Quillby museum clock
Police in Quillby denied on Tuesday that anybody was arrested after the museum found its missing
astronomical clock.

“Nobody has been arrested,” police spokesman Rolf Amsel told the Alder Gazette.

The clock, built in 1642, was found in a farm shed, according to the Coast Wire, which cited
director Ines Farrow.
"""
_RAIL = """Tarn Valley railway to reopen in spring
The Tarn Valley railway will reopen in April after the tunnel at Hexley was repaired, engineer Sofia
Brandt told the River Herald.

The repair of the Hexley tunnel cost {} million crowns, Brandt said.

“Trains will run every hour,” she said.
"""
_RAIL_SECOND = """Tarn Valley railway may not reopen before June
The Tarn Valley railway may not reopen before June because the signals in the Hexley tunnel are
late, transport minister Edda Kroll told the Coast Wire.

The repair of the Hexley tunnel cost 12 million crowns, Kroll said.

The operator, Tarn Rail, denied that the signals are late. “The signals are here,” said Pim Oster, a
spokesman for Tarn Rail.
"""

#: What each outlet has after each round: the page's path and its text. A page that was there with
#: another text is a correction; the same text at another outlet is a copy.
GAZETTE, WIRE, HERALD = "Alder Gazette", "Coast Wire", "River Herald"
ROUNDS: tuple[dict[str, dict[str, str]], ...] = (
    {
        GAZETTE: {"/fire": _FIRE.format("three")},
        WIRE: {"/clock": _MUSEUM.format("two")},
        HERALD: {"/railway": _RAIL.format("nine")},
    },
    {
        GAZETTE: {"/tarn-valley": _RAIL.format("nine")},
        WIRE: {"/pump-fire": _FIRE.format("three")},
        HERALD: {"/museum": _MUSEUM.format("two")},
    },
    {
        GAZETTE: {"/fire": _FIRE.format("four")},
        WIRE: {"/clock": _MUSEUM.format("three")},
        HERALD: {"/railway": _RAIL.format("twelve")},
    },
    {
        GAZETTE: {"/arrests": _MUSEUM_SECOND},
        WIRE: {"/signals": _RAIL_SECOND},
        HERALD: {"/cable": _FIRE_SECOND},
    },
)


def publish(webs: dict[str, Web], upto: int) -> None:
    """Let the outlets have all that they publish up to a round, feeds included."""
    for outlet, web in webs.items():
        items: dict[str, str] = {}
        for number, current in enumerate(ROUNDS[:upto], start=1):
            for path, text in current[outlet].items():
                headline = text.partition("\n")[0]
                url = web.page(path, text)
                items[path] = item(headline, url, "Read more …", changed=f"2026-11-16T0{number}:00:00Z")
        web.feed("/feed", outlet, list(reversed(items.values())))
