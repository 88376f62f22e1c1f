//! The examples that go with the program: those of the guide first, then ours.

macro_rules! case {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../tests/cases/remuneration/", $name)))
    };
}

/// Name and text of every case, as `tests/cases/remuneration` holds them.
pub const SHIPPED: [(&str, &str); 31] = [
    case!("t01-coordination-6000-patients.ron"),
    case!("t02-coordination-8000-patients.ron"),
    case!("t03-coordination-12000-patients.ron"),
    case!("t04-si-standard-13-associes.ron"),
    case!("t05-si-standard-20-associes.ron"),
    case!("t06-concertation-cible-atteinte.ron"),
    case!("t07-concertation-sous-la-cible.ron"),
    case!("t08-concertation-sous-la-cible-ipa.ron"),
    case!("t09-missions-sans-ipa.ron"),
    case!("t10-missions-avec-ipa.ron"),
    case!("t11-usagers-deux-niveaux.ron"),
    case!("t12-qualite-trois-niveaux.ron"),
    case!("t13-coordination-externe.ron"),
    case!("t14-insuffisance-cardiaque.ron"),
    case!("t15-protocoles.ron"),
    case!("t16-stagiaires.ron"),
    case!("t17-pnc.ron"),
    case!("t18-horaires-lecture-du-texte.ron"),
    case!("t18-horaires.ron"),
    case!("t19-second-recours-et-cstm.ron"),
    case!("avance-et-garantie.ron"),
    case!("concertation-limites.ron"),
    case!("exercice-2017.ron"),
    case!("exercice-2022.ron"),
    case!("maison-complete.ron"),
    case!("precarite.ron"),
    case!("premiere-annee-incomplete.ron"),
    case!("prerequis-manquant.ron"),
    case!("sas-sans-cumul.ron"),
    case!("seuils.ron"),
    case!("surpoids-de-l-enfant.ron"),
];
