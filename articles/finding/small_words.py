"""Words that say nothing of what is looked for, by language, folded as words.fold does."""

_ENGLISH = """
a about after again all also although am an and another any anybody anyone anything are arent as
at be became because been before being both but by came cannot cant come comes could couldnt did
didnt do does doesnt doing dont done each either else etc ever every for from further get gets
getting give given go goes going gone got had hadnt has hasnt have havent having he hed her here
hers herself hes hi him himself his how however i id if ill im in into is isnt it its itself ive
just kind know knows let like likely looks lots made make makes many may maybe me mean means might
mightnt mine more most much must mustnt my myself need needs neither no nobody none nor not nothing
now of off often ok on once one only onto or other others otherwise our ours ourselves out over own
per perhaps please put quite rather re really said same say says see seem seems seen shall she shed
shes should shouldnt since so some somebody someone something sometimes soon such sure take takes
taking tell than thanks that thats the their theirs them themselves then there theres therefore
these they theyd theyll theyre theyve thing things think this those though through thus to
together told too took toward towards try trying under until up upon us use used uses using usually
very via want wants was wasnt way we well went were werent weve what whats whatever when where
whether which while who whom whose why will with within without wont would wouldnt yes yet you
youd youll your youre yours yourself youve able actually always anyway around away bit call called
can certain different done feel find found happen happened happening happens help hello hey keep
keeps lot main mostly name named new next people person somewhat sort stuff thought
uncle aunt brother dad dads daddy daughter father friend grandad grandfather grandma grandmother
granny guy husband kid kids lady mom moms mother mum mums mummy neighbour neighbor nan partner
sister son wife daughters sons mate
"""
_GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis
bist da dabei dadurch daher damit dann darf das dass dein deine dem den denn der des dessen die
dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es
etwas euch euer fur gegen habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre im in ist ja
jede jedem jeden jeder jedes jetzt kann kannst kein keine konnen man manche mehr mein meine mich mir
mit muss mussen nach nicht nichts noch nun nur ob oder ohne sehr sein seine sich sie sind so soll
sollen sollte sondern sonst uber um und uns unser unter vom von vor war waren warum was weil welche
welcher welches wenn wer werde werden wie wieder will wir wird wo wurde wurden zu zum zur zwar
bekomme bekommen gibt geht machen macht tun
"""

SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "de": frozenset(_GERMAN.split()),
}
