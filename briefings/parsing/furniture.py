"""What pages print around an article, as forms that a whole line has; case does not matter.

A form is short and bounded: no repeat inside a repeat, so that no line takes long to refuse.
"""

_NETWORK = (
    r"(?:facebook|twitter|x|whats ?app|telegram|viber|linked ?in|pinterest|reddit|e-?mail|"
    r"copy(?: the)? link|print|"
    r"messenger|tumblr|flipboard|threads|bluesky|mastodon|instagram|youtube|tiktok|line|vk|pocket|gmail|"
    r"more|save|"
    r"share|tweet|link|google news|rss|bookmark|gift|listen)"
)
_CAPITAL = r"(?-i:[A-Z])"

SHARE = (
    rf"{_NETWORK}(?:[ ,|/·•:]{{1,3}}{_NETWORK}){{0,15}}:?",
    r"share(?: (?:this|the|on|via|with|to|post|article|story|news|now|it|page|your)\b.{0,40})?:?",
    r"(?:share|save|print|send|tweet) (?:this )?(?:article|story|post|page)s?\W?",
)
RELATED = (
    r"(?:related|popular|trending|recommended|featured|latest|sponsored)(?: (?:now|today|news|stories|"
    r"articles|posts|"
    r"topics|content|reading|videos?|coverage|links|this week|on .{2,30}|from .{2,30}|in .{2,20}|"
    r"for you))?:?",
    r"(?:more|most|must|also|what to) (?:like this|read(?: next| now| today)?|popular|viewed|watched|shared|"
    r"commented|"
    r"stories|news|headlines|on (?:this|the)(?: story| topic)?|to read|coverage)\W?",
    rf"more (?:from|in) (?:the )?{_CAPITAL}.{{1,40}}",
    r"(?:related|read (?:more|also|next|too)|see also|also read|more on this|keep reading|watch(?: also|"
    r" now| more)?|"
    r"listen(?: now)?|explainer|in pictures|don[’']t miss|up next|next (?:article|story|post)|"
    r"previous (?:article|story|"
    r"post)|next|previous|recommended|explore more|read(?: the)? full (?:story|article)|"
    r"continue reading)\s?:.{0,200}",
    r"(?:читайте також|читайте также|lesen sie auch|lire aussi|lea también|leggi anche|"
    r"czytaj też)\b.{0,200}",
    r"(?:read (?:more|also|next|too)|see also|also read|keep reading|up next|next (?:article|story|post)|"
    r"previous "
    r"(?:article|story|post)|read(?: the)? full (?:story|article)|continue reading|"
    r"editor[’']?s[’']? (?:picks?|choice)|"
    r"don[’']t miss|top (?:stories|news|headlines)|in case you missed it|explore more|around the web|"
    r"from the web)\W?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,60}",
    r"read more about .{2,80}",
)
NEWSLETTER = (
    r"(?:sign up|subscribe|register|log ?in|sign in)(?: (?:now|today|here|for|to|and|with|via|below|"
    r"by)\b.{0,200})?\W?",
    r"(?:get|receive|want|never miss|stay|start your day)\b.{0,80}\b(?:inbox|newsletters?|up to date|"
    r"informed)\b.{0,80}",
    r"(?:(?:our|the) )?(?:(?:free|daily|weekly|morning|evening) ){0,2}(?:newsletters?|briefing)\W?",
    r"(?:enter )?your e-?mail(?: address)?\W?",
    r"(?:like|enjoy|enjoyed|liked) (?:this|what you)\b.{0,80}\b(?:subscribe|sign up|newsletter)\b.{0,80}",
)
MONEY = (
    rf"(?:please )?(?:support|back|help|fund) (?:us|our .{{2,40}}|(?:the )?{_CAPITAL}[^,.;]{{0,40}}),? "
    r"?(?:or|and|by|with|[-–—:!.]) ?.{0,40}\b(?:become|join|donate|donating|patrons?|members?|subscribe|"
    r"contribute)\b.{0,100}",
    r"(?:donate|become (?:a|our) (?:patron|member|supporter|subscriber)|buy us a coffee|make a (?:donation|"
    r"contribution))"
    r"\b.{0,120}",
    r"support (?:us|our (?:work|journalism|newsroom|reporting)|(?:independent|quality|"
    r"local) journalism)\b.{0,120}",
)
COPYRIGHT = (
    r"(?:©|\(c\)|copyright\b).{0,250}",
    r".{0,120}\ball rights reserved\b.{0,200}",
    r".{0,120}\bmay not be (?:published|reproduced|republished|copied|redistributed)\b.{0,200}",
    r".{0,60}\b(?:republished|reprinted|reproduced) (?:with|by) (?:the )?permission\b.{0,120}",
)
TERMS = (
    r"(?:we|this (?:site|website|page)|our (?:site|website))\b.{0,60}\bcookies\b.{0,250}",
    r"(?:accept|reject|manage|allow)(?: all| my)?(?: cookies| preferences| choices)?\W?",
    r"(?:privacy|cookie|editorial) (?:policy|settings|preferences|notice|standards)\b.{0,60}",
    r"(?:terms(?: (?:of (?:use|service)|and conditions|& conditions))?|contact(?: us)?|about(?: us)?|"
    r"careers|sitemap|imprint|"
    r"advertise(?: with us)?|impressum|help|faq)(?:\s?[|,/·•]\s?.{1,100})?",
    r"by (?:clicking|continuing|signing up|subscribing)\b.{0,250}",
)
ADVERTISEMENT = (
    r"(?:advertisements?|ads?|sponsored(?: content)?|promoted|paid content|реклама|anzeige|werbung|"
    r"publicité|publicidad)\W?",
    r"(?:article|story|text|report) continues (?:below|after)\b.{0,60}",
    r"(?:continue|skip) .{0,30}\badvertisement\b.{0,40}",
    r"remove ads|hide ads|skip ad",
)
FOLLOW = (
    r"(?:follow|join|like|find|add|watch|read|contact) (?:us|our|me|.{2,40}) (?:on|at|via|in|"
    r"to) (?:our )?(?:facebook|twitter|"
    r"x|telegram|instagram|whatsapp|google(?: news)?|youtube|viber|linkedin|tiktok|threads|"
    r"bluesky)\b.{0,120}",
    r"(?:join|follow) (?:us|our (?:telegram|whatsapp|viber|community|channel).{0,60})\W?",
    r"(?:download|get|install) (?:our|the) (?:.{1,30} )?app\b.{0,100}",
    r"(?:click|tap) here\b.{0,100}",
    r"(?:got|have) (?:a|any) (?:news )?(?:tip|story|question)s?\b.{0,120}",
    r"send (?:us )?(?:your )?(?:tips|feedback)\b.{0,80}",
)
COMMENTS = (
    r"(?:\d+ )?comments?(?: \(\d+\)| section| are closed.{0,40})?\W?",
    r"(?:leave|post|write|add|view|show|join)(?: a| your| the| all)? (?:reply|comments?|conversation|"
    r"discussion)\b.{0,40}",
    r"be the first to comment\W?",
)
PHOTO = (
    r"\W{0,2}(?:(?:file|archive|stock|handout|cover|main|illustrative) )?(?:photos?|images?|pictures?|"
    r"pictured|caption|"
    r"illustration|graphic|video|screenshot|getty images|фото|foto)(?: (?:credit|by|courtesy(?: of)?|source|"
    r"caption|from|via|"
    r"of))?\s?[:：|/©].{1,300}",
    r".{0,300}(?:/|\bvia |\(|\| ?|— ?|– ?)\s?(?:getty images?|ap photo|afp photo|epa(?:-efe)?|shutterstock|"
    r"unsplash|"
    r"wikimedia commons)\b[^.]{0,60}\.?",
    r"(?:photo|image|picture|video|illustration)s? (?:by|courtesy of) .{2,80}",
    r".{0,300}\((?:photo|image|picture|file|credit)(?: (?:by|credit|"
    r"courtesy(?: of)?))?[:/ ][^()]{2,80}\)\.?",
    r"(?:play|watch) (?:the )?video\b.{0,60}",
    r"(?:photo )?gallery\W?",
    r"getty images?|ap photo|afp photo|epa-efe|shutterstock",
)
AGENCY_CREDITS = (
    r"\(?(?:additional |extra |further )?(?:reporting|writing|editing|edited|compiled|translated|written|"
    r"with (?:reporting|"
    r"files|inputs?|contributions?|information))\b(?: and (?:writing|editing))? (?:by|from)\b.{2,250}",
    r".{2,120} contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}",
    r"our standards: .{0,80}",
)
NOTE = (
    r"(?:this is a )?(?:breaking|developing) (?:news )?(?:story|news)\b.{0,160}",
    r"(?:this|the) (?:story|article|report|page|post) (?:is being|has been|was|will be) (?:updated|"
    r"corrected|translated|"
    r"amended|republished|originally|first|syndicated|edited)\b.{0,200}",
    r"(?:more details|more information|updates?) (?:to follow|soon|will follow)\b.{0,40}",
    r"(?:this (?:story|article) )?first (?:appeared|published) (?:on|in|by)\b.{0,100}",
    r"\d{1,3}[ -]min(?:ute)?s?(?: read| listen)?",
    r"reading time:? .{1,20}",
    r"listen to (?:this )?(?:article|story)\b.{0,40}",
    r"loading\W{0,4}",
    r"(?:\d[\d,.]* )?(?:views?|shares|likes|reads)(?: \d[\d,.]*)?",
    r"(?:back to|go to|scroll to) top|skip to (?:main )?content|menu|search|home|close|open",
    r"live(?: updates)?|exclusive|breaking(?: news)?",
)
TAGS = (
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|in this (?:story|article)|теги|"
    r"sections?)\s?:.{0,200}",
)
ADDRESS = (r"<?https?://\S+", r"www\.\S+", r"[^\s@]+@[^\s@]+", r"@\w{2,30}(?:[\s,]+@\w{2,30}){0,5}")
NAVIGATION = (rf"{_CAPITAL}[^>›».]{{0,40}}(?: ?[>›»] ?[^>›».]{{1,60}}){{1,5}}",)
PROGRAM = (
    r".{0,80}(?:googletag|window\.|document\.|function\s?\(|\(function|var [a-z_]\w* ?=|\$\().{0,250}",
    r"\[/?\w+[^\]]{0,100}\]",
    r"\{.{0,100}\}",
    r"null|undefined|nan",
)
EMPTY_LABEL = (
    r"(?:date|time|published|updated|posted|author|by|written by|reporter|location|place|category|tags?|"
    r"topics?|photo|image|"
    r"caption|section|edition|subject|title|language|contact|phone|e-?mail|address|website|url|дата|автор|"
    r"datum|fecha)\s?:",
)

REASONS = (
    ("label with no value", EMPTY_LABEL),
    ("share buttons", SHARE),
    ("related articles", RELATED),
    ("newsletter", NEWSLETTER),
    ("request for money", MONEY),
    ("copyright", COPYRIGHT),
    ("cookies and terms", TERMS),
    ("advertisement", ADVERTISEMENT),
    ("follow us", FOLLOW),
    ("comments", COMMENTS),
    ("photo or caption", PHOTO),
    ("agency credits", AGENCY_CREDITS),
    ("note about the page", NOTE),
    ("tags", TAGS),
    ("address", ADDRESS),
    ("navigation", NAVIGATION),
    ("left-over of the page's program", PROGRAM),
)
