"""Given names that one sex bears, of many countries: whom "she" can mean where no title or kinship says it.

Names that both sexes bear ("Kim", "Robin", "Jean", "Nikola") stand in neither list.
"""

from __future__ import annotations

from typing import Final

from kg.ids import fold

_WOMEN: Final = """
aaliyah abena abigail ada adaeze adele adriana adwoa afi agata agnes agnieszka aicha aida aileen aisha aishwarya
akosua alba alejandra alessandra alexandra alice alicia alina alison alyssa ama amal amalia amanda amara amber amelia
amelie amina aminata amira amy ana anastasia angela angelica angelina anika anita anja ann anna annabel anne anneliese
annie annika antonia anya aoife april ariana arwa asha ashley asma asta astrid asuncion audrey aurora ava awa ayesha
ayse aysel azra barbara beata beatrice beatriz bella bernadette bertha beth bethany betty beverley bianca birgit
blanca bola brenda brianna bridget brigid brigitte brooke camila camille cara carina carla carmen carol carolina
caroline caterina catherine cecilia celeste celia charlotte chelsea chiara chiamaka chika chioma chloe christina
christine cindy ciara claire clara claudette claudia clementine colette colleen concepcion consuelo cordelia cristina
cynthia dagmar daisy dalia dalila daniela daphne dawn deborah debra deepa deirdre delia denise diana diane dina
dolores donna dora doreen doris dorothea dorothy ebony edith edna edwina eileen ekaterina elaine eleanor elena eleni
elif elina elisa elisabeth elise eliza elizabeth ella ellen ellie elsa elsie elvira emilia emily emma enid erica erika
erin esmeralda esperanza esra estelle esther ethel eugenia eunice eva evangelina eve evelyn ewa fadwa faith fanny
fatima fatimah fatma fatou fatoumata felicity fernanda fiona flora florence folake frances francesca frida gabriela
gabriella gail galina gemma genevieve georgia georgina geraldine gertrude giorgia giovanna gisela giulia gladys gloria
grace greta gretchen guadalupe gudrun gulnara gwen gwendolyn hadiza hafsa hala halima hana hanan hanna hannah harriet
hatice hazel heather hedda heidi helen helena helene helga henrietta hilary hilda holly huda ida ifeoma ikram ilaria
ilse imani imogen ines inga ingeborg ingrid iman irena irene irina iris irma isabel isabella isabelle isla ivana ivy
jacinda jacqueline jada jana jane janet janice janine jasmin jasmine jayne jeanne jeannette jelena jemima jenna jennie
jennifer jenny jessica jill joan joana joanna joanne jocelyn johanna josephine joy joyce juana judith judy julia
juliana julie juliet juliette june justine kamala karen karin karina karla karolina kate katarina katarzyna katerina
katharina katherine kathleen kathryn kathy katia katie katja katrin katrina kavita kayla keiko khadija khadijah
kirsten kirsty klara kristen kristina kristine krystyna lara laila larissa latifa laura lauren lavinia layla lea leah
leanne leila lena leonora leticia leyla lidia lila lilian liliana lillian lily lina linda lindsey lisa lise livia liz
liza lizzie lola lorena loretta lorna lorraine louisa louise lourdes lubna lucia luciana lucie lucille lucinda lucy
ludmila luisa lydia lyudmila mabel madeleine madeline madhuri magda magdalena maggie maha maia maja malala malika
mandy manuela mara marcela margaret margarita margarethe margot maria mariam mariama mariana marianne marie marija
marina marisa marisol marjorie marlene marta martha martina mary maryam matilda maud maura maureen mavis maya meera
megan meghan mehwish meena melanie melania melinda melissa mercedes mercy meryem mia michelle michiko mila mildred
milena millicent mina minna mira miranda miriam moira molly mona monica monika monique mona muna muriel myra myriam
nadia nadine nahid najla nan nancy nanette naomi narges nasrin nastassja natalia natalie natasha nawal nelly neema
nellie ngozi niamh nicola nicole nina noelle noemi nomvula nora norah noreen norma nuria nyambura odette ofelia olga
olena olive olivia oksana olya oriana paloma pamela paola parveen patience patricia paula pauline pearl peggy penelope
penny petra philippa phoebe phyllis pilar polina polly pooja precious preeti priscilla priti priya priyanka prudence
rachael rachel rachida rahima raisa rana ranya raquel rania rasheeda rebecca regina rekha renata rhoda rhonda rina
rita roberta rocio rosa rosalind rosario rose rosemary rosie roxana roza rukhsana rukmini ruth saba sabine sabina
sabrina sadia safiya sakina sally salma samantha samira sandra sania sanna sara sarah saoirse saskia savita selena
selma serena shabana shahida shakira sharon sheila shelley shirin shirley shreya siobhan sigrid silke silvia simone
siri sofia soledad solveig sonia sonja sophia sophie soraya stacey stella stephanie sue suad sumaya sunita susan
susana susanna susanne suzanne svetlana swati sylvia sylvie tabitha tamar tamara tania tanya tara tatiana tatyana
tereza teresa thandi thandiwe thelma theresa therese tina tove tracey tracy trudy tzipi ulla ulrike una uma ursula ute
valentina valeria valerie vanessa veena vera verena verity veronica veronika vesna victoria vida viktoria violet
violeta viola virginia viviane wafa wanda wangari wanjiru wendy wilhelmina wilma winifred winnie xiomara yara yasmin
yasmine yelena yesenia yetunde yolanda yuliya yulia yvette yvonne zahra zainab zara zeinab zelda zeynep zinaida zofia
zohra zoe zsofia zuzana
"""
_MEN: Final = """
aaron abbas abdel abdi abdirahman abdoulaye abdul abdulaziz abdulla abdullah abdullahi abel abraham abu achim adam
adama adebayo adil adnan adolf adrian ahmad ahmed ahmet aidan akbar akira alan alain alassane albert alberto aldo
alejandro aleksandar aleksander alessandro alexander alexandre alexei alexey alfonso alfred alfredo ali alistair
alvaro amadou amir amit anand anders andre andreas andrei andrej andres andrew andrey andrzej andy angus antoine anton
antonio antony anwar archie arjun armando arne arnold arthur arturo arun asad ashok ashraf asif attila augusto austin
axel aziz babak baptiste barack barry bart bartosz bashar bashir ben benedict benjamin bernard bernardo bernd bernhard
bilal bill billy bjorn bob bogdan boris brad bradley brendan brett brian bruce bruno bryan burak byron caleb callum
carl carlo carlos cedric cem cesar chad charles charlie chidi chinedu chris christian christoph christophe christopher
chukwuma ciaran clarence clement clive colin colm connor conor constantine craig cristiano curtis cyril cyrus daisuke
dale damian damien dan daniel danilo danny dario darren darius dave david dean declan denis dennis derek desmond
devendra didier diego dieter dietrich dimitri dinesh dirk dmitri dmitry dmytro dominic donald dougal douglas dragan
duncan dwayne dwight dylan eamon ed eddie edgar edmund eduardo edward edwin efrain egor ehud eli elias elijah eliot
ellis elmar emanuel emeka emil emilio emmanuel emmerson enda enrique enzo eric erik ernest ernesto ernst erwin esteban
ethan eugene evan evgeny ezekiel fabian fabio fabrice fahad faisal farhad farouk faruk federico felipe felix ferdinand
fergal fernando festus fidel filip finn florian francesco francis francisco franco francois frank franz fred freddie
frederic frederick friedrich fritz fyodor gabriel gael gareth garry gary gaston gavin gennady geoff geoffrey george
georges georgi gerald gerard gerhard gianni gideon giles gilbert gilles giorgio giovanni giuseppe glen glenn godfrey
goran gordon graeme graham grant greg gregor gregory guido guillaume guillermo gunnar gunther gustav gustavo guy
gyorgy habib hadi hamid hamza hans harald harold harry harun harvey hasan hashim hassan hector heinrich heinz helmut
henri henrik henry herbert herman hernan hiroshi horst horace howard hubert hugh hugo humberto hussein husain hussain
iain ian ibrahim idris ignacio igor ihor ilham ilya imad imran ioannis isaac isaiah ishaan ismail issa istvan ivan ivo
jabu jack jacob jacques jafar jaime jake jakob jakub jamal james jamie janos janusz jared jaroslav jarrett jason
javier jay jeff jeffrey jens jeremiah jeremy jerome jerry jesus jim jimmy jiri joachim joao joaquin joe joel johan
johann johannes john johnny jonas jonathan jorge jorgen jose josef joseph josh joshua josip jozef juan jude jules
julian julio julius jun junaid jurgen justin kamal kareem karim karl kasim kaspar keir keith kemal ken kenichi kenji
kenneth kenny kevin khaled khalid khalifa kiran kirill klaus kofi konrad konstantin kostas krishna krzysztof kurt
kwabena kwame kwasi kyle kyriakos laird lamar lamine lars larry lawrence lazaro len leo leon leonard leonardo leonid
leopold leroy levi liam lionel lloyd lorenzo lothar louis luc luca lucas luigi luis luiz lukas luke lutz maarten
magnus mahathir mahdi mahmoud mahmud malcolm malik mamadou manfred manmohan manoj manuel marc marcel marcelo marco
marcos marcus marek mariano mario marius mark marko markus marlon martin marvin marwan masashi masoud mathias mathieu
matt matteo matthew matthias maurice mauricio mauro max maximilian mehdi mehmet melvin michael michal micheal michel
miguel mihai mike mikel mikhail mikko milan milos mirwais mirza mitch mitchell mitt mohamed mohammad mohammed mohamud
mohan mohsen moses moshe muhammad muhammadu mukesh murat mustafa nabil nadeem nader nana narendra naseer nasser nathan
nathaniel naveed neil nelson nestor niall nicholas nick nico nicolas nigel niko nikolai nikolaos nikolas nils noah
noel norbert norman nuno obi octavio oisin olaf ole oleg oleksandr oliver olivier olu olusegun omar orlando oscar
osama osman otto owen pablo paddy padraig paolo pascal patrick paul paulo pavel pedro pekka per pete peter petr petros
phil philip philippe phillip pierre pieter piotr prakash qasim quentin rafael rafiq rahim rahul raj rajesh rajiv ralf
ralph ramesh rami ramon ramzan randall randy raul ravi ray raymond recep reggie reinhard reinhold rene rex reza
ricardo richard rick ricky rishi rob robert roberto rodney rodolfo rodrigo roger rohan roland rolf roman ron ronald
ronan ronnie rory ross roy ruben rudolf rudy rupert russell ryan sabah sadiq saeed sagar said sakari salim salman
salvador salvatore samir samuel sandeep sandro sanjay santiago saul scott sean sebastian seamus sergei sergey sergio
seth shahid shane shaun shawn shinzo sidney siegfried simon sipho slobodan solomon soren spencer stan stanislav stefan
stefano stefanos stephan stephane stephen steve steven stewart stuart suleiman sultan sunil suresh sven tadeusz taha
tahir takeshi tarek tariq taro tayyip ted terence terrence theo theodore thierry thomas tibor tim timothy tito tobias
toby todd tom tomas tomasz tomislav tommaso tommy tony torsten travis trevor tristan tyler tyrone udo ugo ulrich uwe
umar usman vaclav valentin valery vasily vernon victor vijay vikram viktor vincent vincenzo vinod vitaly vittorio
vladimir vladislav volker volodymyr wade waldemar walid wallace walter warren wayne werner wilfred wilhelm will willem
william willy winston wladyslaw wolfgang xavier yahya yakov yannick yannis yasser yitzhak yoshihide youssef yuri yusuf
yves zachary zafar zbigniew zoltan zoran
"""
_SEXES: Final = dict.fromkeys(_WOMEN.split(), "female") | dict.fromkeys(_MEN.split(), "male")


def sex_by_given_name(name: str) -> str | None:
    """The sex of those who bear a full name's first name, where nearly all are of one.

    >>> sex_by_given_name("Mara Tolic"), sex_by_given_name("Kim Lee"), sex_by_given_name("Jane")
    ('female', None, 'female')
    """
    words = [fold(word) for word in name.split()]
    return _SEXES.get(words[0]) if words else None
