"""Names of news organisations of the Caucasus, Asia, Oceania and the Americas.

See `organisations_known` for the form of a line.
"""

NAMES = """
Euractiv = EURACTIV
Naval News
Defense News
Breaking Defense
Jane's = Janes
ENDS Report
Dagens Næringsliv = Dagens Naeringsliv
Ajansspor
Climate Home News
Carbon Brief
MIT Technology Review
The Chronicle of Higher Education = Chronicle of Higher Education
Times Higher Education
Variety = ~Variety
The Hollywood Reporter = Hollywood Reporter
Rolling Stone
Billboard = ~Billboard
Pitchfork
ESPN
Marca
Rossiya 1
Channel One Russia
Vedomosti
RBC = RBK
Novaya Gazeta Europe
The Insider = ~Insider
The Bell = ~Bell
Mediazona
Verstka
Current Time
Belsat
Belta = BelTA
Nasha Niva
Zerkalo = ~Zerkalo
Suspilne Kharkiv
Babel = ~Babel
Ukrainska Pravda = Ukrajinska Prawda
Hromadske Radio
Espreso TV
Civil.ge = Civil Georgia
Agenda.ge
InterPressNews
Netgazeti
Formula TV
Azertac = AZERTAC, Azertag
APA Azerbaijan
Trend News Agency
Turan = ~Turan
Armenpress
News.am
CivilNet
Hetq
Kazinform
Tengrinews
Vlast = ~Vlast
24.kg
Kloop
Asia-Plus
Gazeta.uz
Kun.uz
Eurasianet
Tolo News = TOLOnews
Khaama Press
Pajhwok
Amu TV
Express Tribune = The Express Tribune
The News International
ARY News
The Indian Express = Indian Express
Hindustan Times
NDTV
The Wire = ~Wire
Scroll.in = ~Scroll
The Print = ThePrint
Mint = ~Mint
The Economic Times = Economic Times
Deccan Herald
The Telegraph India
The Daily Star = ~Daily Star
Prothom Alo
Dhaka Tribune
The Kathmandu Post = Kathmandu Post
Daily Mirror Sri Lanka
Irrawaddy = The Irrawaddy
Myanmar Now
Bangkok Post
Thai PBS
VnExpress
Tuoi Tre
Rappler
Philippine Daily Inquirer
ABS-CBN = ABS-CBN News
GMA News
The Jakarta Post = Jakarta Post
Tempo = ~Tempo
Kompas
Antara = ~Antara
Malaysiakini
The Star Malaysia
Bernama
CNA = ~CNA
Mothership = ~Mothership
Hong Kong Free Press = HKFP
Ming Pao
RTHK
Global Times
People's Daily
CGTN
CCTV = China Central Television
China Daily
The Paper China
Taipei Times
Focus Taiwan
Central News Agency Taiwan
Liberty Times
Hankyoreh = The Hankyoreh
Chosun Ilbo = The Chosun Ilbo, Chosun
JoongAng Ilbo = JoongAng
Dong-A Ilbo
KBS
KCNA = Rodong Sinmun
Nikkei Asia
Mainichi = Mainichi Shimbun
Jiji Press = Jiji
The Age = ~Age
The Australian = ~Australian
ABC Radio Hobart
The Canberra Times = Canberra Times
SBS = SBS News
The New Zealand Herald = New Zealand Herald, NZ Herald
Stuff = ~Stuff
Newsroom NZ
The Spinoff = ~Spinoff
The Fiji Times = Fiji Times
Post-Courier
Islands Business
Pacific Islands News Association = PINA
CBS = ~CBS2
PBS NewsHour
The Hill = ~Hill
Roll Call
STAT News = ~STAT
Bloomberg Law
Business Insider
Fortune = ~Fortune
Forbes
The Daily Beast = Daily Beast
Vox = ~Vox
Slate = ~Slate
Mother Jones
Texas Tribune = The Texas Tribune
CalMatters
The Marshall Project
Inside Climate News
Grist = ~Grist
San Francisco Chronicle
The Denver Post = Denver Post
The Dallas Morning News = Dallas Morning News
Houston Chronicle
Miami Herald
Tampa Bay Times
The Atlanta Journal-Constitution = Atlanta Journal-Constitution
The Philadelphia Inquirer = Philadelphia Inquirer
The Baltimore Sun = Baltimore Sun
The Seattle Times = Seattle Times
The Oregonian = Oregonian
Star Tribune = Minnesota Star Tribune
Detroit Free Press
The Billings Gazette = Billings Gazette
Anchorage Daily News
Honolulu Civil Beat
CTV News = CTV
Global News = ~Global News
National Post
The Narwhal = ~Narwhal
La Presse = ~La Presse
Le Journal de Montréal = Journal de Montréal
TVA Nouvelles
Noovo
Reforma = ~Reforma
La Jornada
Milenio
Animal Político
El Faro
Prensa Libre
La Prensa = ~La Prensa
Confidencial = ~Confidencial
Infobae
La Tercera
El Comercio = ~El Comercio
Semana = ~Semana
El Espectador
Efecto Cocuyo
TeleSUR = Telesur
Estado de S. Paulo
UOL
G1 = ~G1
Piauí
"""
