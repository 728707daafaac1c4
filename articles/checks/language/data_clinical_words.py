"""Clinical words that many readers do not know, each with plain words to put before it.

Written for this project. Names of diseases that readers have been given by their own doctor
(arthritis, glaucoma) and general English are left out on purpose. Spellings are parted by a
stroke. A star marks words that clinicians outside the specialty need explained as well.
"""

_LISTED = """
abdominal distension: a swollen tummy; acidosis: too much acid in the blood;
acute phase: the first stage; adenopathy/lymphadenopathy: swollen glands; adipose: fatty;
adjuvant: extra treatment after the main one; aetiology/etiology: cause;
afebrile: without a fever; alkalosis: too little acid in the blood;
allodynia*: pain from a light touch; alopecia: hair loss; amenorrhoea/amenorrhea: no periods;
amyotrophy*: wasting of muscles; anaesthetise/anesthetize: numb or put to sleep;
analgesia: pain relief; analgesic: painkiller; anaphylaxis: a severe allergic reaction;
anastomosis: a join made by surgery; anhidrosis*: not being able to sweat;
anosmia: loss of smell; anticholinergic: a medicine that blocks some nerve signals;
anticoagulant: a medicine that prevents blood clots; antiemetic: a medicine against feeling sick;
antipyretic: a medicine that lowers fever; anuria: passing no urine;
aphasia: trouble with speaking or understanding words; aplasia: a part that did not form;
apnoea/apnea: pauses in breathing; apoptosis: the planned death of cells;
arrhythmia: an uneven heartbeat; arthralgia: joint pain; arthropathy: joint disease;
arthrogryposis*: stiff, bent joints from birth; ascites: fluid in the tummy; asthenia: weakness;
asymptomatic: without symptoms; ataxia: loss of balance and coordination; ataxic: unsteady;
atelectasis: collapse of part of a lung; atheroma: fatty build-up in arteries;
athetosis*: slow, writhing movements; atrophic: wasted or thinned; atrophy: wasting;
auscultation: listening with a stethoscope;
axonal degeneration*: damage to the long fibres of nerves;
bacteraemia/bacteremia: bacteria in the blood; benzodiazepine: a calming medicine;
bilateral: on both sides; biliary: of the bile ducts;
blepharospasm*: tight closing of the eyelids; bolus: a single large dose;
bradycardia: a slow heartbeat; bradykinesia: slow movement;
bronchospasm: tightening of the airways; bruxism: grinding of the teeth;
cachexia: severe loss of weight and muscle; calcification: hardening from calcium;
cardiomegaly: an enlarged heart; cardiomyopathy: disease of the heart muscle;
catabolism: breaking down in the body; cephalic*: of the head;
cerebrospinal: around the brain and spinal cord;
cerebrovascular: of the blood vessels of the brain; cholangitis: infection of the bile ducts;
cholestasis: blocked flow of bile; chorea: jerky movements that cannot be controlled;
choreoathetosis*: jerky and writhing movements; clonus: repeated jerking of a muscle;
coagulopathy: a problem with blood clotting;
cognitive impairment: trouble with thinking and memory; colectomy: surgery to remove the bowel;
comorbidity/co-morbidity: another condition at the same time; concomitant: at the same time;
congenital: present from birth; contraindicated: not to be used;
contraindication: a reason not to use it; contralateral: on the other side;
corticosteroid: a steroid medicine; cranial: of the skull;
craniosynostosis*: early closing of the bones of the skull; cutaneous: of the skin;
cyanosis: blue lips or skin; cytopenia: too few blood cells; cytotoxic: harmful to cells;
debridement: cleaning out a wound; decubitus: from lying in bed;
demyelinating: damaging the coat of nerves; demyelination: damage to the coat of nerves;
diaphoresis: heavy sweating; diastolic: between heartbeats;
differential diagnosis: other things that it could be; dilatation: widening;
diplegia: weakness of both legs or both arms; diplopia: double vision;
distal: far from the centre of the body; distally: far from the centre of the body;
diuresis: passing more urine; diuretic: a medicine that makes you pass more urine;
dorsiflexion: bending the foot upwards;
dysaesthesia/dysesthesia*: an unpleasant feeling on touch; dysarthria: slurred speech;
dyskinesia: movements that cannot be controlled;
dyslipidaemia/dyslipidemia: unhealthy fats in the blood;
dysmenorrhoea/dysmenorrhea: painful periods; dyspareunia: pain during sex; dyspepsia: indigestion;
dysphagia: trouble with swallowing; dysphasia: trouble with speaking; dysplasia: abnormal growth;
dysplastic: growing abnormally; dyspnoea/dyspnea: shortness of breath;
dystonia: muscles that tighten without control; dystrophic: wasting;
dysuria: pain on passing urine; ecchymosis: a bruise; effusion: a build-up of fluid;
embolisation/embolization: blocking of a blood vessel on purpose; embolus: a clot that has moved;
emesis: being sick; encephalopathy: disease of the brain; endocrine: of hormones;
endogenous: made in the body; endoscopic: with a camera on a tube; enteral: through the gut;
enteropathy: disease of the gut; enuresis: wetting the bed; epistaxis: nosebleed;
erythema: redness of the skin; erythematous: red; erythrocyte: a red blood cell;
exacerbation: a flare-up; excision: cutting out; exogenous: from outside the body;
extravasation: leaking out of a blood vessel; exudate: fluid that oozes out;
fasciculation: twitching of muscles; febrile: with a fever; fibrosis: scarring;
fistula: an abnormal passage; fulminant: sudden and severe;
gastrectomy: surgery to remove the stomach; gastrointestinal: of the stomach and bowel;
glomerular: of the filters of the kidney;
glomerulonephritis: swelling of the filters of the kidney; glossitis: a sore, swollen tongue;
glycosuria: sugar in the urine; gynaecomastia/gynecomastia: swelling of breasts in men;
haematemesis/hematemesis: being sick with blood; haematological/hematological: of the blood;
haematoma/hematoma: a pool of blood under the skin;
haematopoiesis/hematopoiesis: the making of blood cells;
haematopoietic/hematopoietic: making blood cells; haematuria/hematuria: blood in the urine;
haemodynamic/hemodynamic: of blood flow; haemolysis/hemolysis: the breakdown of red blood cells;
haemolytic/hemolytic: breaking down red blood cells; haemoptysis/hemoptysis: coughing up blood;
haemorrhagic/hemorrhagic: bleeding; haemostasis/hemostasis: the stopping of bleeding;
hemianopia: loss of half of what you see; hemiparesis: weakness of one side of the body;
hemiplegia: paralysis of one side of the body; hepatic: of the liver;
hepatomegaly: an enlarged liver; hepatosplenomegaly: an enlarged liver and spleen;
hepatotoxicity: harm to the liver; heterozygous: with one changed copy of the gene;
hirsutism: too much hair; histological: seen under a microscope;
homeostasis: balance in the body; homozygous: with two changed copies of the gene;
hydronephrosis: a swollen kidney; hyperaesthesia/hyperesthesia*: being too sensitive to touch;
hypercalcaemia/hypercalcemia: too much calcium in the blood;
hypercapnia*: too much carbon dioxide in the blood;
hypercholesterolaemia/hypercholesterolemia: high cholesterol;
hyperglycaemia/hyperglycemia: high blood sugar; hyperhidrosis: too much sweating;
hyperkalaemia/hyperkalemia: too much potassium in the blood; hyperkeratosis: thickened skin;
hyperlipidaemia/hyperlipidemia: high fats in the blood;
hypernatraemia/hypernatremia: too much sodium in the blood; hyperplasia: too many cells;
hyperpyrexia*: a very high fever; hyperreflexia: reflexes that are too strong;
hypertonia: stiff muscles; hypertrophic: overgrown; hypertrophy: growth beyond the normal size;
hypoaesthesia/hypoesthesia*: less feeling;
hypocalcaemia/hypocalcemia: too little calcium in the blood;
hypoglycaemia/hypoglycemia: low blood sugar;
hypokalaemia/hypokalemia: too little potassium in the blood;
hyponatraemia/hyponatremia: too little sodium in the blood; hypoplasia: a part that is too small;
hypoplastic: too small; hyporeflexia: weak reflexes; hypotension: low blood pressure;
hypotonia: floppy muscles; hypovolaemia/hypovolemia: too little blood or fluid;
hypoxaemia/hypoxemia: too little oxygen in the blood; hypoxia: too little oxygen;
iatrogenic: caused by treatment; idiopathic: without a known cause;
ileal: of the end of the small bowel; immunocompromised: with a weak immune system;
immunosuppressant: a medicine that calms the immune system;
immunosuppression: a weakened immune system; immunosuppressive: calming the immune system;
indurated: hardened; infarction: death of tissue from lack of blood; inguinal: of the groin;
intercurrent: at the same time; intracranial: inside the skull; intramuscular: into a muscle;
intramuscularly: into a muscle; intraperitoneal: inside the tummy;
intrathecal: into the fluid around the spinal cord; intravenous: into a vein;
intravenously: into a vein; intubation: a tube into the windpipe; ipsilateral: on the same side;
ischaemia/ischemia: too little blood flow; ischaemic/ischemic: without enough blood flow;
ketoacidosis: acid build-up in the blood; kyphoscoliosis: a spine curved back and sideways;
kyphosis: a rounded upper back; lacrimation: watery eyes; laparoscopic: through a keyhole;
laparoscopy: keyhole surgery of the tummy; laparotomy: open surgery of the tummy;
leucocyte/leukocyte: a white blood cell; leucocytosis/leukocytosis: too many white blood cells;
leucopenia/leukopenia: too few white blood cells; lipoprotein: a carrier of fat in the blood;
lumbar puncture: a needle test of spinal fluid; lymphocyte: a kind of white blood cell;
lymphocytosis: too many of a kind of white blood cell;
lymphopenia: too few of a kind of white blood cell; macrocytic: with large red blood cells;
macrocytosis: large red blood cells; maculopapular: with flat and raised spots;
malabsorption: trouble with taking in food; megaloblastic: with large, unripe blood cells;
melaena/melena: black, tarry poo; menorrhagia: heavy periods;
metabolite: what the body makes of a substance;
metaplasia: a change of one kind of cell into another; metastasis: spread of cancer;
metastasise/metastasize: spread; metastatic: spread from another part;
microcytic: with small red blood cells; micturition: passing urine; morbidity: illness;
motor dysfunction: weak or clumsy movement; mucocutaneous*: of skin and mouth;
mucosa: the moist lining; mucosal: of the moist lining; musculoskeletal: of muscles and bones;
myalgia: muscle pain; mydriasis*: wide pupils; myelin: the coat of nerves;
myelopathy: damage to the spinal cord;
myeloneuropathy/myelo-neuropathy*: damage to the spinal cord and nerves;
myocardial: of the heart muscle; myocardium: the heart muscle;
myoclonus: sudden jerks of muscles; myopathy: disease of muscles; narcosis: deep drowsiness;
nebuliser/nebulizer: a machine that makes a mist of medicine; necrosis: death of tissue;
necrotic: dead; neonatal: of newborn babies; neonate: a newborn baby; neoplasia: abnormal growth;
neoplasm: a growth or tumour; neoplastic: of a growth; nephrolithiasis: kidney stones;
nephropathy: kidney disease; nephrotoxic: harmful to the kidneys; neuralgia: nerve pain;
neurogenic: caused by nerves; neuropathic: from damaged nerves; neuropathy: nerve damage;
neutropenia: too few of a kind of white blood cell; neutropenic: with too few white blood cells;
neutrophil: a kind of white blood cell; nociceptive*: of pain; nociception*: the sensing of pain;
nocturia: getting up at night to pass urine; nystagmus: eyes that move by themselves;
obstructive uropathy: blocked flow of urine; ocular: of the eye;
oedema/edema: swelling from fluid; oedematous/edematous: swollen;
oesophageal/esophageal: of the food pipe; oligohydramnios*: too little fluid around the baby;
oliguria: passing little urine; oncogenic: causing cancer; ophthalmic: of the eye;
ophthalmoplegia: weak eye muscles; orthopnoea/orthopnea: shortness of breath when lying flat;
orthostatic: on standing up; osteomyelitis: infection of bone; osteopenia: weaker bones;
palliation: easing symptoms; palmar: of the palm; palpation: feeling with the hands;
pancytopenia: too few of all blood cells;
papilloedema/papilledema: swelling at the back of the eye;
paraesthesia/paresthesia: pins and needles; paraparesis: weak legs; paraplegia: paralysed legs;
parenchyma: the working tissue of an organ; parenteral: by injection or drip; paresis: weakness;
paroxysmal: in sudden attacks; pathogenesis: how a disease comes about;
pathognomonic*: found in one disease only; pathophysiology: how a disease works;
perfusion: blood flow; pericardial: around the heart; perinatal: around the time of birth;
perioperative: around the time of surgery;
peripheral neuropathy: damage to nerves in hands and feet; peritoneum: the lining of the tummy;
petechiae: tiny red spots from bleeding; pharmacokinetics: what the body does with a medicine;
phlebitis: a swollen vein; phlebotomy: taking blood;
photophobia: eyes that are sensitive to light; plantar: of the sole of the foot;
plantar flexion: pointing the foot downwards; pleural: of the lining of the lungs;
polydipsia: great thirst; polyneuropathy: damage to many nerves; polyphagia*: great hunger;
polypharmacy: taking many medicines; polyuria: passing a lot of urine; postprandial: after a meal;
prodromal: of early signs; prodrome: early signs; prognosis: outlook;
prognostic: telling the outlook; prophylactic: preventing; prophylaxis: prevention;
proprioception: the sense of where your limbs are;
proprioceptive*: of the sense of where your limbs are; proptosis: bulging eyes;
proteinuria: protein in the urine; proximal: close to the centre of the body; pruritic: itchy;
pruritus: itching; ptosis: a drooping eyelid; purpura: purple spots from bleeding;
purulent: with pus; pyrexia: fever; pyuria: pus in the urine;
quadriplegia: paralysed arms and legs; radiculopathy: a trapped nerve; renal: of the kidneys;
resection: cutting out; retroperitoneal: behind the tummy; retrosternal: behind the breastbone;
rhabdomyolysis: breakdown of muscle; rhinorrhoea/rhinorrhea: a runny nose;
sequelae: lasting effects; sialorrhoea/sialorrhea*: drooling; spasticity: stiff muscles;
splenectomy: surgery to remove the spleen; splenomegaly: an enlarged spleen;
steatorrhoea/steatorrhea: fatty poo; steatosis: too much fat in the liver; stenosis: narrowing;
stomatitis: a sore mouth; strabismus: a squint; stridor: noisy breathing; subacute: fairly quick;
subcutaneous: under the skin; subcutaneously: under the skin; sublingual: under the tongue;
subluxation: a partly dislocated joint; suppuration: making pus; syncope: fainting;
synostosis*: joined bones; systolic: during a heartbeat; tachycardia: a fast heartbeat;
tachypnoea/tachypnea: fast breathing; telangiectasia: tiny widened blood vessels;
tenesmus*: feeling that you still need to poo; teratogenic: harmful to an unborn baby;
tetraplegia: paralysed arms and legs; thoracic: of the chest; thrombocytopenia: too few platelets;
thrombocytopenic: with too few platelets; thromboembolism: a blood clot that moves;
thrombosis: a blood clot; thrombotic: of blood clots; thrombus: a blood clot;
tinnitus: ringing in the ears; titrate: adjust step by step;
titration: adjusting the dose step by step; topical: put on the skin;
trismus*: a jaw that does not open; ulceration: sores; unilateral: on one side;
uraemia/uremia: waste in the blood from kidney failure; urticaria: hives;
vasculitis: swelling of blood vessels; vasoconstriction: narrowing of blood vessels;
vasodilation/vasodilatation: widening of blood vessels; vasovagal: of fainting;
venepuncture/venipuncture: taking blood; ventriculomegaly*: enlarged spaces in the brain;
vestibular: of balance; vibratory*: of the sense of vibration; xerophthalmia*: very dry eyes;
xerostomia: a dry mouth
"""


def _read(listed: str) -> tuple[dict[str, str], frozenset[str]]:
    plain, rare = {}, set()
    for entry in listed.split(";"):
        words, _, means = entry.strip().partition(": ")
        for word in words.removesuffix("*").split("/"):
            plain[word] = means
            if words.endswith("*"):
                rare.add(word)
    return plain, frozenset(rare)


PLAIN, RARE = _read(_LISTED)
"""Plain words by clinical word in lower case, and those rare even among clinicians."""

# Names that everybody has heard, whatever words they are made of.
HEARD_OF = (
    "cystic fibrosis",
    "deep vein thrombosis",
    "congenital heart",
    "tumor necrosis factor",
    "tumour necrosis factor",
    "spinal muscular atrophy",
    "multiple system atrophy",
    "hemorrhagic fever",
    "haemorrhagic fever",
    "hemorrhagic stroke",
    "haemorrhagic stroke",
    "leukocyte antigen",
)
