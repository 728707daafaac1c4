"""Medicines by the names people write: substances, their families, and common brand names.

Written for this project from general pharmaceutical knowledge; British names first. A line is
"substance = other names"; a line that ends with ":" opens a family, and its names stand behind
the colon of the family's own line.
"""

FAMILIES = """
vitamin B12: vitamin b12, b12, cobalamin, cobalamins, vit b12, vitamin b 12
  hydroxocobalamin = hydroxycobalamin, cobalin h, neo cytamen, hydroxocobalamine
  cyanocobalamin = cytamen, nascobal, cyanocobalamine
  methylcobalamin = mecobalamin
  adenosylcobalamin = cobamamide
folate: folate, folates, vitamin b9
  folic acid = folvite
  folinic acid = leucovorin, calcium folinate
  levomefolate = methylfolate, l methylfolate
vitamin D: vitamin d
  colecalciferol = cholecalciferol, vitamin d3, fultium d3
  ergocalciferol = vitamin d2
  alfacalcidol = one alpha
  calcitriol = rocaltrol
iron: iron
  ferrous sulfate = ferrous sulphate
  ferrous fumarate = fersamal, galfer
  ferrous gluconate =
insulin: insulin, insulins
  insulin glargine = lantus, toujeo, abasaglar, basaglar
  insulin aspart = novorapid, novolog, fiasp
  insulin lispro = humalog
  insulin detemir = levemir
  insulin degludec = tresiba
heparin: heparin, heparins
  enoxaparin = clexane, lovenox
  dalteparin = fragmin
  tinzaparin = innohep
interferon: interferon, interferons
  interferon beta = avonex, rebif, betaferon
oestrogen: oestrogen, estrogen, oestrogens, estrogens
  estradiol = oestradiol, estrace
testosterone: testosterone
progestogen: progestogen, progestin, progestogens
  progesterone = utrogestan
  levonorgestrel = levonelle, plan b, mirena
  norethisterone = norethindrone
  medroxyprogesterone = depo provera, provera
thyroid hormone: thyroid hormone
  levothyroxine = thyroxine, synthroid, eltroxin, levoxyl, l thyroxine
  liothyronine = cytomel, triiodothyronine
valproate: valproate
  sodium valproate = epilim, depakote, valproic acid, divalproex
amphotericin: amphotericin, amphotericin b
immunoglobulin: immunoglobulin, immune globulin, ivig
botulinum toxin: botulinum toxin, botox, onabotulinumtoxina, dysport
steroid: steroid, steroids, corticosteroid, corticosteroids
  prednisolone = deltacortril
  prednisone =
  hydrocortisone = cortef, solu cortef
  dexamethasone = decadron
  methylprednisolone = medrol, solu medrol
  betamethasone = betnovate
  fludrocortisone = florinef
  budesonide = pulmicort, entocort
  beclometasone = beclomethasone, qvar, clenil
  fluticasone = flixotide, flovent, flonase
  mometasone = nasonex, elocon
  triamcinolone = kenalog
  deflazacort = emflaza
"""

# One substance to an entry, entries parted by semicolons; names behind "=" are the same.
SUBSTANCES = """
paracetamol = acetaminophen, tylenol, panadol, calpol; aspirin = acetylsalicylic acid, ecotrin;
ibuprofen = advil, motrin, nurofen, brufen; naproxen = naprosyn, aleve; diclofenac = voltarol,
voltaren; indometacin = indomethacin, indocin; celecoxib = celebrex; etoricoxib = arcoxia; ketorolac
= toradol; meloxicam = mobic; mefenamic acid = ponstan; codeine; dihydrocodeine = df118; morphine =
mst, oramorph, ms contin; oxycodone = oxycontin, oxynorm, percocet; hydrocodone = vicodin; fentanyl
= duragesic; tramadol = ultram, zydol; buprenorphine = subutex, suboxone, butrans; methadone;
tapentadol = palexia, nucynta; naloxone = narcan; naltrexone = revia; co-codamol; co-dydramol;
gabapentin = neurontin; pregabalin = lyrica; carbamazepine = tegretol; oxcarbazepine = trileptal;
phenytoin = dilantin, epanutin; phenobarbital = phenobarbitone; primidone = mysoline; lamotrigine =
lamictal; levetiracetam = keppra; topiramate = topamax; lacosamide = vimpat; clobazam = frisium;
clonazepam = klonopin, rivotril; ethosuximide = zarontin; zonisamide = zonegran; vigabatrin =
sabril;
diazepam = valium; lorazepam = ativan; midazolam = buccolam; temazepam = restoril; alprazolam =
xanax; zopiclone = zimovane; zolpidem = ambien, stilnoct; melatonin = circadin; amitriptyline =
elavil; nortriptyline = pamelor; imipramine = tofranil; clomipramine = anafranil; fluoxetine =
prozac; sertraline = zoloft, lustral; citalopram = celexa, cipramil; escitalopram = lexapro,
cipralex; paroxetine = paxil, seroxat; venlafaxine = effexor, efexor; duloxetine = cymbalta;
mirtazapine = remeron, zispin; trazodone = desyrel, molipaxin; bupropion = wellbutrin, zyban;
lithium = priadel, lithium carbonate; haloperidol = haldol; chlorpromazine = thorazine, largactil;
olanzapine = zyprexa; quetiapine = seroquel; risperidone = risperdal; aripiprazole = abilify;
clozapine = clozaril; amisulpride = solian; methylphenidate = ritalin, concerta; lisdexamfetamine =
vyvanse, elvanse; dexamfetamine = dextroamphetamine; atomoxetine = strattera; modafinil = provigil;
donepezil = aricept; rivastigmine = exelon; galantamine = reminyl; memantine = namenda, ebixa;
levodopa = l dopa; co-careldopa = sinemet; co-beneldopa = madopar; ropinirole = requip; pramipexole
= mirapexin, mirapex; rotigotine = neupro; rasagiline = azilect; selegiline = eldepryl; amantadine =
symmetrel; baclofen = lioresal; tizanidine = zanaflex; dantrolene = dantrium; riluzole = rilutek;
tetrabenazine = xenazine; sumatriptan = imigran, imitrex; rizatriptan = maxalt; zolmitriptan =
zomig; propranolol = inderal; atenolol = tenormin; bisoprolol = zebeta; metoprolol = lopressor,
toprol; carvedilol = coreg; labetalol = trandate; amlodipine = norvasc, istin; nifedipine = adalat;
felodipine = plendil; diltiazem = cardizem; verapamil = calan; lisinopril = zestril; ramipril =
altace, tritace; enalapril = vasotec; perindopril = coversyl; captopril = capoten; losartan =
cozaar; candesartan = amias, atacand; valsartan = diovan; irbesartan = avapro, aprovel; telmisartan
= micardis; furosemide = frusemide, lasix; bumetanide = burinex; bendroflumethiazide =
bendrofluazide; hydrochlorothiazide = hctz; indapamide = natrilix; spironolactone = aldactone;
eplerenone = inspra; amiloride; digoxin = lanoxin; amiodarone = cordarone; flecainide = tambocor;
sotalol; adenosine = adenocor; atropine; adrenaline = epinephrine, epipen; noradrenaline =
norepinephrine; glyceryl trinitrate = gtn, nitroglycerin, nitroglycerine; isosorbide mononitrate =
imdur; nicorandil = ikorel; ivabradine = procoralan; simvastatin = zocor; atorvastatin = lipitor;
rosuvastatin = crestor; pravastatin = pravachol; ezetimibe = zetia, ezetrol; fenofibrate = tricor;
gemfibrozil = lopid; colestyramine = cholestyramine, questran; warfarin = coumadin; apixaban =
eliquis; rivaroxaban = xarelto; dabigatran = pradaxa; edoxaban = lixiana, savaysa; clopidogrel =
plavix; ticagrelor = brilinta, brilique; prasugrel = effient; dipyridamole = persantin; alteplase =
activase; tranexamic acid = cyklokapron; metformin = glucophage; gliclazide = diamicron; glipizide =
glucotrol; glibenclamide = glyburide; glimepiride = amaryl; pioglitazone = actos; sitagliptin =
januvia; linagliptin = trajenta, tradjenta; dapagliflozin = forxiga, farxiga; empagliflozin =
jardiance; canagliflozin = invokana; semaglutide = ozempic, wegovy, rybelsus; liraglutide = victoza,
saxenda; dulaglutide = trulicity; exenatide = byetta; tirzepatide = mounjaro; glucagon; carbimazole;
methimazole = thiamazole, tapazole; propylthiouracil = ptu; omeprazole = prilosec, losec;
lansoprazole = prevacid, zoton; esomeprazole = nexium; pantoprazole = protonix; rabeprazole =
pariet; ranitidine = zantac; famotidine = pepcid; cimetidine = tagamet; metoclopramide = reglan,
maxolon; domperidone = motilium; ondansetron = zofran; cyclizine; prochlorperazine = stemetil,
compazine; loperamide = imodium; lactulose; senna = senokot; bisacodyl = dulcolax; macrogol =
movicol, polyethylene glycol, miralax; mesalazine = mesalamine, asacol, pentasa; sulfasalazine =
sulphasalazine, salazopyrin; ursodeoxycholic acid = ursodiol; salbutamol = albuterol, ventolin,
proventil; salmeterol = serevent; formoterol = oxis; tiotropium = spiriva; ipratropium = atrovent;
montelukast = singulair; theophylline = uniphyllin; aminophylline; cetirizine = zyrtec; loratadine =
claritin, clarityn; fexofenadine = allegra, telfast; chlorphenamine = chlorpheniramine, piriton;
diphenhydramine = benadryl; promethazine = phenergan; hydroxyzine = atarax; amoxicillin =
amoxycillin, amoxil; co-amoxiclav = augmentin, amoxicillin clavulanate; ampicillin; flucloxacillin;
dicloxacillin; phenoxymethylpenicillin = penicillin v; benzylpenicillin = penicillin g; penicillin;
cefalexin = cephalexin, keflex; cefuroxime = zinacef; ceftriaxone = rocephin; cefotaxime;
ceftazidime; meropenem = merrem; imipenem; gentamicin = garamycin; tobramycin; amikacin;
streptomycin; neomycin; erythromycin; clarithromycin = klaricid, biaxin; azithromycin = zithromax;
doxycycline = vibramycin; tetracycline; minocycline; lymecycline; clindamycin = dalacin, cleocin;
vancomycin = vancocin; teicoplanin; linezolid = zyvox; metronidazole = flagyl; tinidazole;
trimethoprim; co-trimoxazole = septrin, bactrim; nitrofurantoin = macrobid; fosfomycin;
ciprofloxacin = cipro; levofloxacin = levaquin; moxifloxacin = avelox; rifampicin = rifampin;
isoniazid; pyrazinamide; ethambutol; dapsone; aciclovir = acyclovir, zovirax; valaciclovir =
valacyclovir, valtrex; famciclovir = famvir; ganciclovir; oseltamivir = tamiflu; zanamivir =
relenza; remdesivir = veklury; ribavirin = rebetol; ritonavir = norvir; tenofovir = viread;
emtricitabine; lamivudine = epivir; zidovudine = retrovir; abacavir = ziagen; efavirenz = sustiva;
dolutegravir = tivicay; raltegravir = isentress; fluconazole = diflucan; itraconazole = sporanox;
voriconazole = vfend; ketoconazole = nizoral; terbinafine = lamisil; nystatin; clotrimazole =
canesten; griseofulvin; hydroxychloroquine = plaquenil; chloroquine; quinine; mefloquine = lariam;
atovaquone; primaquine; artemether; albendazole; mebendazole = vermox; ivermectin = stromectol;
praziquantel = biltricide; methotrexate = trexall; azathioprine = imuran; mercaptopurine =
purinethol; ciclosporin = cyclosporine, cyclosporin, neoral, sandimmune; tacrolimus = prograf;
sirolimus = rapamune; mycophenolate = cellcept, mycophenolate mofetil; leflunomide = arava;
adalimumab = humira; etanercept = enbrel; infliximab = remicade; rituximab = mabthera, rituxan;
tocilizumab = actemra; anakinra = kineret; abatacept = orencia; natalizumab = tysabri; ocrelizumab =
ocrevus; trastuzumab = herceptin; bevacizumab = avastin; pembrolizumab = keytruda; denosumab =
prolia; omalizumab = xolair; eculizumab = soliris; tofacitinib = xeljanz; imatinib = glivec,
gleevec; tamoxifen = nolvadex; anastrozole = arimidex; letrozole = femara; cyclophosphamide;
vincristine; vinblastine; doxorubicin = adriamycin; cisplatin; carboplatin; paclitaxel = taxol;
fluorouracil = 5 fu; hydroxycarbamide = hydroxyurea; bleomycin; dimethyl fumarate = tecfidera;
fingolimod = gilenya; glatiramer = copaxone; teriflunomide = aubagio; dalfampridine = fampridine,
fampyra, ampyra; allopurinol = zyloric, zyloprim; febuxostat = adenuric, uloric; colchicine;
probenecid; alendronic acid = alendronate, fosamax; risedronate = actonel; zoledronic acid =
zoledronate, aclasta; ibandronic acid = ibandronate; teriparatide = forteo; calcium carbonate =
adcal; calcium; magnesium sulfate = magnesium sulphate; magnesium; potassium chloride = sando k;
potassium; zinc; selenium; copper; sodium chloride; sodium bicarbonate; thiamine = vitamin b1;
riboflavin = vitamin b2; niacin = nicotinic acid, vitamin b3; pyridoxine = vitamin b6; biotin;
ascorbic acid = vitamin c; vitamin a = retinol; vitamin e = tocopherol; vitamin k = phytomenadione;
isotretinoin = roaccutane, accutane; sildenafil = viagra, revatio; tadalafil = cialis; vardenafil =
levitra; finasteride = proscar, propecia; tamsulosin = flomax; doxazosin = cardura; terazosin =
hytrin; oxybutynin = ditropan; tolterodine = detrusitol, detrol; solifenacin = vesicare; mirabegron
= betmiga; desmopressin = ddavp; oxytocin = syntocinon; vasopressin; octreotide = sandostatin;
somatropin = growth hormone; clomifene = clomiphene; letrozole; cabergoline = dostinex;
bromocriptine = parlodel; raloxifene = evista; mifepristone = mifegyne; misoprostol = cytotec;
ethinylestradiol = ethinyloestradiol; drospirenone; desogestrel = cerazette; nitrous oxide =
laughing gas; ketamine; propofol; lidocaine = lignocaine, xylocaine; bupivacaine = marcaine;
oxygen; caffeine; nicotine; dextromethorphan; guaifenesin = guaiphenesin; pseudoephedrine =
sudafed; phenylephrine; pyridostigmine = mestinon; neostigmine; edrophonium; penicillamine =
cuprimine; trientine; deferasirox = exjade; desferrioxamine = deferoxamine; miglustat = zavesca;
nitisinone = orfadin; sapropterin = kuvan; eteplirsen; nusinersen = spinraza; ivacaftor = kalydeco;
bosentan = tracleer; ambrisentan; riociguat = adempas; treprostinil; epoprostenol; carnitine =
levocarnitine; betaine; acetazolamide = diamox; mannitol; timolol; latanoprost = xalatan;
pilocarpine; activated charcoal = charcoal; acetylcysteine = n acetylcysteine; flumazenil;
dimercaprol; epoetin = erythropoietin, epogen, eprex; filgrastim = neupogen; eltrombopag;
simeticone = simethicone; gaviscon; sucralfate = carafate; hyoscine = scopolamine, buscopan;
dicycloverine = dicyclomine; mebeverine = colofac; orlistat = xenical; disulfiram = antabuse;
acamprosate = campral; varenicline = champix, chantix; methyldopa = aldomet; hydralazine =
apresoline; clonidine = catapres; minoxidil = rogaine, regaine; prazosin; sacubitril = entresto;
finerenone; bempedoic acid; evolocumab = repatha; alirocumab = praluent; inclisiran = leqvio;
methylthioninium = methylene blue; pralidoxime; cannabidiol = epidiolex; nabiximols = sativex
"""

# Ends that the INN stem system gives to substances of one class (WHO, "The use of stems in the
# selection of International Nonproprietary Names"). Short ends are left out: words share them.
STEMS = (
    "azepam", "azolam", "barbital", "caine", "cillin", "conazole", "cobalamin", "cycline",
    "dipine", "dronate", "fibrate", "floxacin", "gliptin", "gliflozin", "glitazone", "glutide",
    "kacin", "mycin", "navir", "nidazole", "oxetine", "parin", "penem", "platin", "prazole",
    "profen", "rubicin", "sartan", "setron", "statin", "thiazide", "tegravir", "tidine", "tinib",
    "triptan", "triptyline", "vastatin", "xaban", "zumab", "ximab", "limumab", "tuzumab",
    "oprost", "zosin", "olol", "terol", "penicillamine", "ciclovir", "buvir", "asvir", "previr",
    "bendazole", "mustine", "poetin", "grastim", "racetam", "gabalin", "peridone", "piprazole",
)  # fmt: skip
NO_MEDICINE = frozenset(
    "nystatin chitin cocaine novocaine propionic somatostatin cystatin myostatin cholesterol "
    "sterol phytosterol alcohol glycerol sorbitol prostatin".split()
)
