# ruff: noqa: E501 - a line for each body: a wrapped table cannot be read
"""Bodies that issue guidelines, labels and formularies, a line each: our own list, pure data.

Name | other names and short forms | region (ISO 3166, EU, or INT for none) | domains. Region INT is
no jurisdiction. A site adds its own through Site.issuing_bodies.
"""

TABLE = """
World Health Organization|WHO;World Health Organisation|INT|who.int
Pan American Health Organization|PAHO|INT|paho.org
International Agency for Research on Cancer|IARC|INT|iarc.who.int;iarc.fr
International Committee of the Red Cross|ICRC|INT|icrc.org
Médecins Sans Frontières|MSF;Doctors Without Borders|INT|msf.org
Cochrane|Cochrane Collaboration;Cochrane Library|INT|cochrane.org;cochranelibrary.com
Kidney Disease: Improving Global Outcomes|KDIGO|INT|kdigo.org
Global Initiative for Asthma|GINA|INT|ginasthma.org
Global Initiative for Chronic Obstructive Lung Disease|GOLD|INT|goldcopd.org
International Diabetes Federation|IDF|INT|idf.org
International League Against Epilepsy|ILAE|INT|ilae.org
International Headache Society|IHS|INT|ihs-headache.org
International Parkinson and Movement Disorder Society|MDS|INT|movementdisorders.org
International Society on Thrombosis and Haemostasis|ISTH|INT|isth.org
International Liaison Committee on Resuscitation|ILCOR|INT|ilcor.org
International Union Against Tuberculosis and Lung Disease||INT|theunion.org
Surviving Sepsis Campaign||INT|survivingsepsis.org
International Federation of Gynecology and Obstetrics|FIGO|INT|figo.org
International Menopause Society|IMS|INT|imsociety.org
World Allergy Organization|WAO|INT|worldallergy.org
World Federation of Hemophilia|WFH|INT|wfh.org
International Osteoporosis Foundation|IOF|INT|osteoporosis.foundation
International Council for Harmonisation|ICH|INT|ich.org
National Institute for Health and Care Excellence|NICE;National Institute for Clinical Excellence|GB|nice.org.uk
Scottish Intercollegiate Guidelines Network|SIGN|GB|sign.ac.uk
National Health Service|NHS;NHS England;NHS Scotland;NHS Wales;Getting It Right First Time|GB|nhs.uk;england.nhs.uk;gettingitrightfirsttime.co.uk
Medicines and Healthcare products Regulatory Agency|MHRA;Commission on Human Medicines|GB|mhra.gov.uk
British National Formulary|BNF;BNFC;British National Formulary for Children|GB|bnf.nice.org.uk;bnfc.nice.org.uk;bnf.org
Electronic Medicines Compendium|emc;electronic Medicines Compendium (emc);Datapharm|GB|medicines.org.uk
UK Health Security Agency|UKHSA;Public Health England;Health Protection Agency|GB|ukhsa.gov.uk
Department of Health and Social Care|DHSC|GB|gov.uk
Joint Committee on Vaccination and Immunisation|JCVI|GB|
UK National Screening Committee|UK NSC|GB|
Public Health Scotland||GB|publichealthscotland.scot
Healthcare Improvement Scotland||GB|healthcareimprovementscotland.scot
Public Health Wales||GB|phw.nhs.wales
All Wales Medicines Strategy Group|AWMSG|GB|awttc.nhs.wales
General Medical Council|GMC|GB|gmc-uk.org
Royal Pharmaceutical Society||GB|rpharms.com
Resuscitation Council UK|Resuscitation Council (UK)|GB|resus.org.uk
British Thoracic Society|BTS|GB|brit-thoracic.org.uk
British Society for Haematology|BSH;British Committee for Standards in Haematology;BCSH|GB|b-s-h.org.uk
British Society for Rheumatology|BSR|GB|rheumatology.org.uk
British Society of Gastroenterology|BSG|GB|bsg.org.uk
British Association of Dermatologists|BAD|GB|bad.org.uk
British Association for Sexual Health and HIV|BASHH|GB|bashh.org
British HIV Association|BHIVA|GB|bhiva.org
British Association for Psychopharmacology|BAP|GB|bap.org.uk
British Cardiovascular Society||GB|britishcardiovascularsociety.org
British and Irish Hypertension Society|British Hypertension Society|GB|bihsoc.org
British Infection Association||GB|britishinfection.org
British Menopause Society|BMS|GB|thebms.org.uk
British Society for Allergy and Clinical Immunology|BSACI|GB|bsaci.org
Association of British Neurologists|ABN|GB|theabn.org
Association of Anaesthetists|Association of Anaesthetists of Great Britain and Ireland|GB|anaesthetists.org
Society for Endocrinology||GB|endocrinology.org
UK Kidney Association|Renal Association|GB|ukkidney.org
Royal College of Physicians|RCP|GB|rcp.ac.uk
Royal College of General Practitioners|RCGP|GB|rcgp.org.uk
Royal College of Obstetricians and Gynaecologists|RCOG|GB|rcog.org.uk
Royal College of Paediatrics and Child Health|RCPCH|GB|rcpch.ac.uk
Royal College of Psychiatrists|RCPsych|GB|rcpsych.ac.uk
Royal College of Surgeons of England|Royal College of Surgeons;RCS England|GB|rcseng.ac.uk
Royal College of Emergency Medicine|RCEM|GB|rcem.ac.uk
Royal College of Ophthalmologists|RCOphth|GB|rcophth.ac.uk
Royal College of Radiologists|RCR|GB|rcr.ac.uk
Royal College of Anaesthetists|RCoA|GB|rcoa.ac.uk
Royal College of Nursing|RCN|GB|rcn.org.uk
Faculty of Sexual and Reproductive Healthcare|FSRH|GB|fsrh.org
Faculty of Public Health||GB|fph.org.uk
Specialist Pharmacy Service|SPS|GB|sps.nhs.uk
Diabetes UK||GB|diabetes.org.uk
Joint British Diabetes Societies|JBDS|GB|abcd.care
Health Service Executive|HSE|IE|hse.ie
Health Products Regulatory Authority|HPRA|IE|hpra.ie
Food and Drug Administration|FDA;U.S. Food and Drug Administration;DailyMed;Drugs@FDA|US|fda.gov;dailymed.nlm.nih.gov
Centers for Disease Control and Prevention|CDC;Centers for Disease Control|US|cdc.gov
Advisory Committee on Immunization Practices|ACIP|US|
National Institutes of Health|NIH|US|nih.gov
National Library of Medicine|NLM;MedlinePlus;StatPearls|US|nlm.nih.gov;medlineplus.gov
National Cancer Institute|NCI;PDQ|US|cancer.gov
National Heart, Lung, and Blood Institute|NHLBI|US|nhlbi.nih.gov
National Institute of Neurological Disorders and Stroke|NINDS|US|ninds.nih.gov
National Institute of Diabetes and Digestive and Kidney Diseases|NIDDK|US|niddk.nih.gov
National Institute of Allergy and Infectious Diseases|NIAID|US|niaid.nih.gov
National Institute on Aging|NIA|US|nia.nih.gov
National Institute of Mental Health|NIMH|US|nimh.nih.gov
Office of Dietary Supplements||US|ods.od.nih.gov
Agency for Healthcare Research and Quality|AHRQ|US|ahrq.gov
US Preventive Services Task Force|USPSTF;U.S. Preventive Services Task Force|US|uspreventiveservicestaskforce.org
Department of Veterans Affairs|VA/DoD|US|va.gov;healthquality.va.gov
US Department of Health and Human Services|HHS;Department of Health and Human Services|US|hhs.gov;healthit.gov
National Academies of Sciences, Engineering, and Medicine|Institute of Medicine;National Academy of Medicine|US|nationalacademies.org;nap.edu
United States Pharmacopeia|USP|US|usp.org
American Academy of Allergy, Asthma & Immunology|AAAAI|US|aaaai.org
American Academy of Dermatology|AAD|US|aad.org
American Academy of Family Physicians|AAFP|US|aafp.org
American Academy of Neurology|AAN|US|aan.com
American Academy of Ophthalmology|AAO|US|aao.org
American Academy of Orthopaedic Surgeons|AAOS|US|aaos.org
American Academy of Otolaryngology|AAO-HNS|US|entnet.org
American Academy of Pediatrics|AAP|US|aap.org;healthychildren.org
American Academy of Sleep Medicine|AASM|US|aasm.org
American Association for the Study of Liver Diseases|AASLD|US|aasld.org
American Association of Clinical Endocrinology|AACE;American Association of Clinical Endocrinologists|US|aace.com
American Cancer Society|ACS|US|cancer.org
American College of Cardiology|ACC;ACC/AHA|US|acc.org
American College of Chest Physicians|CHEST|US|chestnet.org
American College of Emergency Physicians|ACEP|US|acep.org
American College of Gastroenterology|ACG|US|gi.org
American College of Obstetricians and Gynecologists|ACOG|US|acog.org
American College of Physicians|ACP|US|acponline.org
American College of Radiology|ACR Appropriateness Criteria|US|acr.org
American College of Rheumatology|ACR|US|rheumatology.org
American College of Medical Genetics and Genomics|ACMG|US|acmg.net
American Dental Association||US|ada.org
American Diabetes Association|ADA|US|diabetes.org;diabetesjournals.org
American Gastroenterological Association|AGA|US|gastro.org
American Geriatrics Society|AGS;Beers Criteria|US|americangeriatrics.org
American Headache Society|AHS|US|americanheadachesociety.org
American Heart Association|AHA|US|heart.org
American Lung Association||US|lung.org
American Medical Association|AMA|US|ama-assn.org
American Psychiatric Association|APA|US|psychiatry.org
American Psychological Association||US|apa.org
American Society for Reproductive Medicine|ASRM|US|asrm.org
American Society of Anesthesiologists|ASA|US|asahq.org
American Society of Clinical Oncology|ASCO|US|asco.org
American Society of Hematology|ASH|US|hematology.org
American Society of Health-System Pharmacists|ASHP|US|ashp.org
American Society of Nephrology|ASN|US|asn-online.org
American Stroke Association||US|stroke.org
American Thoracic Society|ATS|US|thoracic.org
American Thyroid Association|ATA|US|thyroid.org
American Urological Association|AUA|US|auanet.org
Association for Molecular Pathology|AMP|US|amp.org
Endocrine Society||US|endocrine.org
Heart Rhythm Society|HRS|US|hrsonline.org
Infectious Diseases Society of America|IDSA|US|idsociety.org
National Comprehensive Cancer Network|NCCN|US|nccn.org
National Kidney Foundation|NKF;KDOQI|US|kidney.org
National Multiple Sclerosis Society||US|nationalmssociety.org
North American Menopause Society|NAMS;The Menopause Society|US|menopause.org
Society of Critical Care Medicine|SCCM|US|sccm.org
Society for Maternal-Fetal Medicine|SMFM|US|smfm.org
Society for Healthcare Epidemiology of America|SHEA|US|shea-online.org
European Medicines Agency|EMA;European Medicines Evaluation Agency|EU|ema.europa.eu
European Commission||EU|ec.europa.eu
European Centre for Disease Prevention and Control|ECDC|EU|ecdc.europa.eu
European Food Safety Authority|EFSA|EU|efsa.europa.eu
European Academy of Neurology|EAN;European Federation of Neurological Societies;EFNS|INT|ean.org
European Alliance of Associations for Rheumatology|EULAR;European League Against Rheumatism|INT|eular.org
European Association for the Study of Diabetes|EASD|INT|easd.org
European Association for the Study of the Liver|EASL|INT|easl.eu
European Association of Urology|EAU|INT|uroweb.org
European Crohn's and Colitis Organisation|ECCO|INT|ecco-ibd.eu
European Hematology Association|EHA|INT|ehaweb.org
European Respiratory Society|ERS|INT|ersnet.org
European Resuscitation Council|ERC|INT|erc.edu
European Society for Medical Oncology|ESMO|INT|esmo.org
European Society of Cardiology|ESC;ESC/EACTS;ESC/ESH|INT|escardio.org
European Society of Clinical Microbiology and Infectious Diseases|ESCMID|INT|escmid.org
European Society of Endocrinology|ESE|INT|ese-hormones.org
European Society of Human Reproduction and Embryology|ESHRE|INT|eshre.eu
European Society of Hypertension|ESH|INT|eshonline.org
European Society for Clinical Nutrition and Metabolism|ESPEN|INT|espen.org
European Stroke Organisation|ESO|INT|eso-stroke.org
European Thyroid Association|ETA|INT|eurothyroid.com
European AIDS Clinical Society|EACS|INT|eacsociety.org
Health Canada||CA|canada.ca;hc-sc.gc.ca
Public Health Agency of Canada|PHAC;National Advisory Committee on Immunization;NACI|CA|phac-aspc.gc.ca
Canadian Task Force on Preventive Health Care|CTFPHC|CA|canadiantaskforce.ca
Canadian Agency for Drugs and Technologies in Health|CADTH;Canada's Drug Agency|CA|cadth.ca;cda-amc.ca
Canadian Cardiovascular Society|CCS|CA|ccs.ca
Canadian Paediatric Society|CPS|CA|cps.ca
Diabetes Canada|Canadian Diabetes Association|CA|diabetes.ca
Society of Obstetricians and Gynaecologists of Canada|SOGC|CA|sogc.org
Osteoporosis Canada||CA|osteoporosis.ca
Hypertension Canada|Canadian Hypertension Society;Canadian Hypertension Education Program|CA|hypertension.ca
Canadian Thoracic Society|CTS|CA|cts-sct.ca
Canadian Association of Gastroenterology||CA|cag-acg.org
Thrombosis Canada||CA|thrombosiscanada.ca
Institut national d'excellence en santé et en services sociaux|INESSS|CA|inesss.qc.ca
Therapeutic Goods Administration|TGA|AU|tga.gov.au
National Health and Medical Research Council|NHMRC|AU|nhmrc.gov.au
Australian Government Department of Health|Department of Health and Aged Care|AU|health.gov.au
Australian Medicines Handbook|AMH|AU|amhonline.amh.net.au
Therapeutic Guidelines|Therapeutic Guidelines Limited;eTG|AU|tg.org.au
Healthdirect Australia|Healthdirect|AU|healthdirect.gov.au
Royal Australian College of General Practitioners|RACGP|AU|racgp.org.au
Royal Australasian College of Physicians|RACP|AU|racp.edu.au
National Heart Foundation of Australia|Heart Foundation|AU|heartfoundation.org.au
Cancer Council Australia|Cancer Council|AU|cancer.org.au
Medsafe|New Zealand Medicines and Medical Devices Safety Authority|NZ|medsafe.govt.nz
New Zealand Formulary|NZF|NZ|nzf.org.nz
Best Practice Advocacy Centre New Zealand|bpacnz;bpac|NZ|bpac.org.nz
Ministry of Health New Zealand|Pharmac|NZ|health.govt.nz;pharmac.govt.nz
Bundesinstitut für Arzneimittel und Medizinprodukte|BfArM|DE|bfarm.de
Robert Koch Institute|Robert Koch-Institut;RKI;Ständige Impfkommission;STIKO|DE|rki.de
Arbeitsgemeinschaft der Wissenschaftlichen Medizinischen Fachgesellschaften|AWMF|DE|awmf.org
Institute for Quality and Efficiency in Health Care|IQWiG;Gemeinsamer Bundesausschuss|DE|iqwig.de;g-ba.de
Haute Autorité de Santé|HAS;French National Authority for Health|FR|has-sante.fr
Agence nationale de sécurité du médicament|ANSM|FR|ansm.sante.fr
Agenzia Italiana del Farmaco|AIFA;Istituto Superiore di Sanità|IT|aifa.gov.it;iss.it
Agencia Española de Medicamentos y Productos Sanitarios|AEMPS;GuíaSalud|ES|aemps.gob.es;guiasalud.es
Dutch College of General Practitioners|NHG;Nederlands Huisartsen Genootschap|NL|nhg.org
College ter Beoordeling van Geneesmiddelen|Medicines Evaluation Board;Farmacotherapeutisch Kompas|NL|cbg-meb.nl;farmacotherapeutischkompas.nl
Swedish Medical Products Agency|Läkemedelsverket;Socialstyrelsen;FASS|SE|lakemedelsverket.se;socialstyrelsen.se;fass.se
Norwegian Medical Products Agency|Helsedirektoratet;Norwegian Directorate of Health|NO|helsedirektoratet.no;dmp.no
Danish Medicines Agency|Danish Health Authority;Sundhedsstyrelsen|DK|dkma.dk;sst.dk
Finnish Medicines Agency|Fimea;Käypä hoito;Duodecim|FI|fimea.fi;kaypahoito.fi
Swissmedic||CH|swissmedic.ch
Austrian Agency for Health and Food Safety|AGES|AT|ages.at
Belgian Health Care Knowledge Centre|KCE;Federal Agency for Medicines and Health Products|BE|kce.fgov.be;famhp.be
Pharmaceuticals and Medical Devices Agency|PMDA|JP|pmda.go.jp
Ministry of Health, Labour and Welfare|MHLW|JP|mhlw.go.jp
Japanese Circulation Society|JCS|JP|j-circ.or.jp
National Medical Products Administration|NMPA;Chinese Medical Association|CN|nmpa.gov.cn
Central Drugs Standard Control Organisation|CDSCO|IN|cdsco.gov.in
Indian Council of Medical Research|ICMR|IN|icmr.gov.in
Ministry of Health and Family Welfare||IN|mohfw.gov.in
Health Sciences Authority|Ministry of Health Singapore|SG|hsa.gov.sg;moh.gov.sg
South African Health Products Regulatory Authority|SAHPRA|ZA|sahpra.org.za
South African Medicines Formulary|SAMF|ZA|
Agência Nacional de Vigilância Sanitária|ANVISA|BR|anvisa.gov.br
"""
