"""Medicines that are named less often, written as SUBSTANCES in data_medicines are.

They are here to be told from others: a slip of one name for another is as grave for them.
"""

RARER = """
metolazone; axitinib; trimipramine; chlortalidone = chlorthalidone; torasemide = torsemide;
triamterene; ethacrynic acid; nebivolol; nadolol; pindolol; trandolapril; fosinopril; quinapril;
olmesartan; azilsartan; eprosartan; lercanidipine; isradipine; nimodipine; moxonidine; ranolazine;
vernakalant; propafenone; disopyramide; mexiletine; dronedarone = multaq; phenindione; acenocoumarol
= sinthrome; fondaparinux = arixtra; argatroban; bivalirudin; tirofiban; cilostazol; pentoxifylline;
protamine; idarucizumab = praxbind; andexanet alfa; clomethiazole; chlordiazepoxide = librium;
oxazepam; nitrazepam; buspirone; dosulepin = dothiepin; doxepin; lofepramine; protriptyline;
phenelzine; tranylcypromine; moclobemide; isocarboxazid; reboxetine; vortioxetine; agomelatine;
desvenlafaxine; lurasidone; paliperidone; ziprasidone; flupentixol; zuclopenthixol; trifluoperazine;
pimozide; sulpiride; droperidol; cariprazine; guanfacine; procyclidine; trihexyphenidyl = benzhexol;
benztropine; orphenadrine; entacapone; opicapone; tolcapone; safinamide; apomorphine; cenobamate;
brivaracetam; eslicarbazepine; perampanel; rufinamide; stiripentol; tiagabine; felbamate;
fosphenytoin; valbenazine; eletriptan; frovatriptan; naratriptan; ergotamine; methysergide;
pizotifen; erenumab; topotecan; nabumetone; piroxicam; tenoxicam; sulindac; etodolac; flurbiprofen;
ketoprofen; dexketoprofen; parecoxib; nefopam; meptazinol; pethidine = meperidine; remifentanil;
alfentanil; sufentanil; hydromorphone; oxymorphone; pentazocine; dexmedetomidine; etomidate;
thiopental; sevoflurane; isoflurane; suxamethonium = succinylcholine; rocuronium; vecuronium;
atracurium; sugammadex; chlorpropamide; tolbutamide; repaglinide; nateglinide; acarbose;
saxagliptin; vildagliptin; alogliptin; ertugliflozin; lixisenatide; pramlintide; nizatidine;
alverine; peppermint oil; budesonide; cinnarizine; betahistine; levomepromazine; granisetron;
aprepitant; docusate; ispaghula; prucalopride; linaclotide; naloxegol; rifaximin; azelastine;
desloratadine; levocetirizine; bilastine; acrivastine; ketotifen; terbutaline; indacaterol;
vilanterol; umeclidinium; glycopyrronium; aclidinium; roflumilast; cromoglicate; zafirlukast;
mepolizumab; benralizumab; dupilumab; cefaclor; cefadroxil; cefixime; cefepime; cefazolin;
aztreonam; ertapenem; piperacillin; tazobactam; temocillin; pivmecillinam; oxytetracycline;
tigecycline; daptomycin; chloramphenicol; fusidic acid; mupirocin; colistin; rifabutin; bedaquiline;
cycloserine; clofazimine; posaconazole; isavuconazole; caspofungin; anidulafungin; micafungin;
flucytosine; penciclovir; foscarnet; cidofovir; entecavir; adefovir; nevirapine; rilpivirine;
etravirine; bictegravir; atazanavir; darunavir; lopinavir; sofosbuvir; nirmatrelvir; molnupiravir;
baloxivir; proguanil; pyrimethamine; sulfadiazine; lumefantrine; artesunate; tafenoquine;
permethrin; niclosamide; pyrantel; chlorambucil; melphalan; busulfan; bendamustine; ifosfamide;
temozolomide; carmustine; lomustine; dacarbazine; capecitabine; gemcitabine; cytarabine;
fludarabine; cladribine; tioguanine = thioguanine; pemetrexed; raltitrexed; irinotecan; etoposide;
docetaxel; cabazitaxel; vinorelbine; eribulin; epirubicin; idarubicin; mitoxantrone; mitomycin;
oxaliplatin; asparaginase; bortezomib; carfilzomib; lenalidomide; thalidomide; pomalidomide;
tretinoin; exemestane; fulvestrant; goserelin; leuprorelin; triptorelin; degarelix; bicalutamide;
enzalutamide; abiraterone; flutamide; cyproterone; gefitinib; erlotinib; lapatinib; sunitinib;
sorafenib; dasatinib; nilotinib; ibrutinib; ruxolitinib; nivolumab; ipilimumab; cetuximab;
baricitinib; upadacitinib; filgotinib; apremilast; secukinumab; ustekinumab; golimumab;
certolizumab; sarilumab; belimumab; vedolizumab; ofatumumab; alemtuzumab; siponimod; ozanimod;
interferon gamma; sulfinpyrazone; benzbromarone; rasburicase; pegloticase; sodium aurothiomalate;
auranofin; strontium ranelate; romosozumab; cinacalcet; paricalcitol; tibolone; norethandrolone;
danazol; ulipristal; dydrogesterone; etonogestrel; gestodene; carbetocin; ergometrine; atosiban;
carboprost; dinoprostone; alprostadil; dutasteride; alfuzosin; silodosin; trospium; fesoterodine;
darifenacin; flavoxate; vardenafil; avanafil; dapoxetine; tolvaptan; demeclocycline; sevelamer;
lanthanum; patiromer; dexrazoxane; mesna; calcium gluconate; vitamin k1; nitric oxide = inhaled
nitric oxide
"""
