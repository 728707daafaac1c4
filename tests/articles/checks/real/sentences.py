"""Sentences of real writers, some shortened: answers of health institutes and medicine labels.

Each rule that judges a sentence has three that it must find and three near misses. Real text has
one dose with a zero after the point and one without a zero before it; the others of DOSE-01 and
DOSE-02 are written after them. All are read as the text for patients.
"""

FIRES: dict[str, tuple[str, ...]] = {
    "CIT-00": (
        "About 3 to 7 percent of the U.S. population has them.2 However, nodules may grow.",
        "Minimal change disease is the most common cause of nephrotic syndrome in children.1",
        "All three types of cystinosis are caused by mutations in the CTNS gene.[1]",
    ),
    "CIT-03": (
        "About 10 percent of people with cri-du-chat syndrome inherit the abnormality.",
        "Medications, including some used to treat diabetes, are the most common cause.",
        "As a result, prompt diagnosis and treatment is essential.",
    ),
    "CIT-07": (
        "For most patients, the recommended dose of sildenafil is 50 mg taken, as needed.",
        "Patients must take between 25 and 300 milligrams of indomethacin daily.",
        "It is recommended that all women consume 0.4 mg of folic acid daily.",
    ),
    "CIT-11": (
        "Permethrin lotion 1% is approved by the FDA for the treatment of head lice.",
        "The World Health Organization criteria include more protein in the fluid.",
        "Hepatitis B vaccine (recommended by the CDC)",
    ),
    "NUM-06": (
        "Two weeks later (Day 29) continue with a dose of 40 mg every other week.",
        "The usual starting dose is 0.25 mg twice a week.",
        "Most people are successfully treated with 7.5 mg a day or less.",
    ),
    "NUM-08": (
        "These complications occur in as many as 20 to 40 percent of people who have it.",
        "Up to 80 percent of infants have a type of seizure called infantile spasms.",
        "Neurological symptoms occur in up to 40 percent of individuals.",
    ),
    "NUM-09": (
        "After an incubation period of 3-8 days, the symptoms begin suddenly.",
        "In 30-35 percent of cases, no cause can be found.",
        "Fever generally subsides within 24-72 hours.",
    ),
    "DOSE-01": (
        "The dose range was 0.5 to 10.0 mg/kg following a single intravenous dose.",
        "Take 2.0 mg of the medicine at bedtime.",
        "Give 5.0 mL of the syrup.",
    ),
    "DOSE-02": (
        "The usual starting dose is .25 mg twice a week.",
        "Take one tablet of .5 mg at bedtime.",
        "Inject .8 mL under the skin.",
    ),
    "DOSE-04": (
        "Diethylcarbamazine (DEC)—300mg taken once a week—can reduce your risk of infection.",
        "HUMIRA adalimumab 40 mg/0.8mL Syringe",
        "Try to eat no more than 2,300milligrams of sodium a day.",
    ),
    "DOSE-05": (
        "They should take less than 1020 milligrams daily of methimazole.",
        "Iron levels are greater than 1000 mg/L.",
        "A fasting blood sugar level between 100125 mg/dL is considered prediabetes.",
    ),
    "DOSE-06": (
        "Fluids usually are given through an IV line inserted into a blood vessel.",
        "Heparin is given as an injection or through an IV tube.",
        "Some people may need IV fluids to replace lost nutrients.",
    ),
    "DOSE-07": (
        "Chronic Q fever is a severe disease occurring in <5% of infected patients.",
        "More energy IN than energy OUT over time = weight gain.",
        "A massage therapist will lightly stroke and/or knead the painful muscles.",
    ),
    "DOSE-08": (
        "Take blood pressure medications as directed.",
        "Take your medicines as directed, including insulin if ordered by your doctor.",
        "Take medications to lower your cholesterol as directed.",
    ),
    "CER-01": (
        "Some organs must be treated, regardless of your symptoms.",
        "Preventing pneumonia is always better than treating it.",
        "Wearing shoes will prevent infection with hookworms.",
    ),
    "CER-03": (
        "However, when problems occur, the results can be devastating.",
        'There is no "cure" for the condition.',
        "Chronic fatigue syndrome, or CFS, is a devastating and complex disorder.",
    ),
    "CER-04": (
        "Avoid any drinks that have caffeine.",
        "Treat any underlying conditions and lung infections.",
        "Never delay calling 911 to take aspirin or do anything else.",
    ),
    "READ-02": (
        "A small incision is made and a catheter (thin tube) is inserted into the main blood "
        "vessel that flows to the kidney on the side of the tumour.",
        "The CRIC study will allow future investigation into the role of genetic, environmental, "
        "behavioral, nutritional, and other factors in kidney disease and its treatment.",
        "In some cases, constant efforts to groom the hair lead to breakage, but increased "
        "fragility is not a constant feature of the condition.",
    ),
    "READ-03": (
        "Very strong topical steroid creams may be used to speed it up.",
        "Tests show a loss of myelin.",
        "The prognosis for individuals with Bell's palsy is generally very good.",
    ),
    "READ-04": (
        "Barium liquid in the GI tract may cause white stools.",
        "Information about clinical trials is available from the NCI website.",
        "Some medicines, such as beta blockers and ACE inhibitors, lower it.",
    ),
    "GOV-08": (
        "Patients should consult with their primary health care provider.",
        "Diagnosed patients should be admitted to a hospital for early treatment.",
        "After the biopsy, the patient should lie on the right side for up to 2 hours.",
    ),
    "LANG-01": (
        "Some may be wheelchair-bound during later stages.",
        "Many women suffer from frequent infections.",
        "Anyone can have a swallowing disorder, but it is more likely in the elderly.",
    ),
    "LANG-03": (
        "Everyone over 50 should get screened.",
        "The typical form most often affects children younger than 10.",
        "There is a small decline in taste in people over 60.",
    ),
    "TXT-01": (
        "Mild hemophiliaReplacement therapy usually isn't needed for mild hemophilia.",
        "Read the 2008 Physical Activity Guidelines forAmericans before you start.",
        "AvocadosNot all fats are bad.",
    ),
}
SILENT: dict[str, tuple[str, ...]] = {
    "CIT-00": (
        "LAMP2 stands for lysosomal-associated membrane protein 2.",
        "In these people, the condition is called mosaic trisomy 18.",
        "Ovarian cancer occurs after age 40, and most cases occur after age 60.",
    ),
    "CIT-03": (
        "Body lice are spread most commonly by direct contact with an infested person.",
        "Blood alcohol concentration measures the percentage of ethanol.",
        "The genes hold plans for proteins that play an essential role in muscles.",
    ),
    "CIT-07": (
        "A blood glucose level below 70 mg/dL is considered hypoglycemia.",
        "Your LDL goal is less than 160 mg/dL.",
        "100 percent fortified breakfast cereal cup (1 oz) 18 mg 6 mcg 394 mcg",
    ),
    "CIT-11": (
        "Other healthcare providers should consult CDC prior to submitting specimens.",
        "Woodchucks accounted for 86% of the cases of rabies among rodents reported to CDC.",
        "If a consultation with a CDC scientist is advised, your call will be forwarded.",
    ),
    "NUM-06": (
        "A blood glucose level below 70 mg/dL is considered hypoglycemia.",
        "Your HDL cholesterol is less than 40 mg/dL.",
        "Patients must take between 25 and 300 milligrams of indomethacin daily.",
    ),
    "NUM-08": (
        "Your peak flow doesn't drop below 80 percent of your personal best number.",
        "About 25 percent of people with this condition have autism.",
        "Psoriasis affects approximately 2 to 3 percent of the population worldwide.",
    ),
    "NUM-09": (
        "Most episodes last for about 3 to 4 days.",
        "Early attacks usually subside within 3 to 10 days, even without treatment.",
        "It affects 2 to 3 percent of the population worldwide.",
    ),
    "DOSE-01": (
        "1 medium sweet potato, baked in skin 3.8 grams",
        "1 packet of whole-grain cereal, hot (oatmeal, Wheatena) 3.0 grams",
        "1/2 cup of mixed vegetables 4.0 grams",
    ),
    "DOSE-02": (
        "The dose range was 0.5 to 10 mg/kg following a single intravenous dose.",
        "It is important to take 0.4 mg of folic acid every day.",
        "Patients remained on stable doses of prednisone (0.2 mg/kg/day).",
    ),
    "DOSE-04": (
        "A blood glucose level below 70 mg/dL is considered hypoglycemia.",
        "It helps the intestines absorb vitamin B12.",
        "Changes in the ANO5 gene cause muscular dystrophy type 2L.",
    ),
    "DOSE-05": (
        "As of January 1, 2010, cases are reported under a new category.",
        "From 1985 through 1994, woodchucks accounted for most cases.",
        "National Center for Assisted Living, 1201 L Street, NW Washington",
    ),
    "DOSE-06": (
        "Mutations cause keratoderma with woolly hair types I through IV.",
        "It may be taken intravenously (through the vein) or by injection.",
        "A needle connected to an intravenous (IV) line is put into a vein.",
    ),
    "DOSE-07": (
        "A blood glucose level below 70 mg/dL is considered hypoglycemia.",
        "Your HDL cholesterol is less than 40 mg/dL.",
        "The CEBPA gene holds the plan of CCAAT/enhancer-binding protein alpha.",
    ),
    "DOSE-08": (
        "No eating or drinking is allowed, as directed by the health care staff.",
        "Studies are directed at developing tests that detect antibodies.",
        "It is considered safe and effective when used as directed.",
    ),
    "CER-01": (
        "Elevated levels almost always indicate acromegaly.",
        "Sometimes heart valves cannot be repaired and must be replaced.",
        "The use of compresses has never been scientifically proven to help.",
    ),
    "CER-03": (
        "This system regulates proteins involved in several critical cell activities.",
        '"Underweight", "normal", "overweight", and "obese" are all labels for weight.',
        "The protein plays a critical role in the immune system.",
    ),
    "CER-04": (
        "This test is done both before and after a cardiac stress test.",
        "This research focuses on finding ways to prevent and treat these disorders.",
        "It is a type of immunotherapy used to treat childhood tumors.",
    ),
    "READ-02": (
        "Exercises, a change in diet, and some medicines also can help.",
        "The condition is caused by a new mutation very early on.",
        "Some people have no symptoms.",
    ),
    "READ-03": (
        "Pars planitis is a disease of the eye.",
        "The medicine can cause hypotension (low blood pressure).",
        "The thyroid is one of your endocrine glands, which make hormones.",
    ),
    "READ-04": (
        "Common variable immunodeficiency (CVID) is usually sporadic.",
        "The signs of neurally mediated hypotension (NMH) are similar.",
        "Epidermolytic ichthyosis (EI) is a rare skin disorder.",
    ),
    "GOV-08": (
        "Oral medications and physical therapy may help some patients.",
        "Check the list of clinical trials that are now accepting patients.",
        "Blood is drawn from people who may have it.",
    ),
    "LANG-01": (
        "Many affected individuals will require wheelchair assistance later in life.",
        "They are usually wheelchair-dependent by adolescence.",
        "Diabetic nerve disease can affect the feet.",
    ),
    "LANG-03": (
        "The risk of heart disease increases for men after age 45.",
        "It is most commonly diagnosed in young women (average age 36.7 years).",
        "It is generally diagnosed in young adults (before age 40).",
    ),
    "TXT-01": (
        "An mTOR inhibitor is a type of kinase inhibitor.",
        "These resources address the diagnosis of MyD88 deficiency.",
        "People with a CoA hydratase deficiency accumulate the acid.",
    ),
}
