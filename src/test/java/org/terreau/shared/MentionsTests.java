package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells who somebody is, and what only looks like it. */
class MentionsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Écrivez-moi à marie.dupont@mairie-quimper.fr svp. | Écrivez-moi à [adresse électronique] svp.
            marie (at) orange.fr est mon adresse | [adresse électronique] est mon adresse
            Mon numéro : 06 12 34 56 78. | Mon numéro : [numéro de téléphone].
            Rappelez au +33 (0)2.98.98.89.89 le matin | Rappelez au [numéro de téléphone] le matin
            Tel 0033612345678 ! | Tel [numéro de téléphone] !
            Numéro 2 55 08 14 168 025 38 refusé | Numéro [numéro de sécurité sociale] refusé
            née en Corse 2 81 07 2A 004 011 55 | née en Corse [numéro de sécurité sociale]
            RIB FR76 3000 6000 0112 3456 7890 189 à changer | RIB [coordonnées bancaires] à changer
            fr7630006000011234567890189 | [coordonnées bancaires]
            J’habite 12 bis, rue de la République 29000 Quimper depuis mars. | J’habite [adresse] depuis mars.
            au 4 place de la Tour, on ne capte pas | au [adresse], on ne capte pas
            Merci à Mme Le Goff et M. Jean-Pierre Martin. | Merci à [nom] et [nom].
            Monsieur Dupont a répondu | [nom] a répondu
            Je m’appelle Awa Diallo et j’attends | Je m’appelle [nom] et j’attends
            je m'appelle kevin | je m'appelle [nom]
            voir https://demarches.example/dossier/1234567 qui bloque | voir [lien] qui bloque
            (https://service.example/?jeton=abc123) | ([lien])
            Mon numéro 06/12/34/56/78 svp | Mon numéro [numéro de téléphone] svp
            Mon numéro 06 - 12 - 34 - 56 - 78 svp | Mon numéro [numéro de téléphone] svp
            Depuis La Réunion : +262 692 12 34 56 | Depuis La Réunion : [numéro de téléphone]
            De Bruxelles +32 470 12 34 56, ou 0032470123456 | De Bruxelles [numéro de téléphone], ou [numéro de téléphone]
            Écrire à jean at mairie point fr merci | Écrire à [adresse électronique] merci
            Écrire à jean.dupont arobase mairie point fr merci | Écrire à [adresse électronique] merci
            Écrire à jean [at] mairie [dot] fr merci | Écrire à [adresse électronique] merci
            Vu avec M LE GOFF Yann hier | Vu avec [nom] hier
            Vu avec DUPONT Jean, et LE GOFF Yann | Vu avec [nom], et [nom]
            Vu avec Sophie MARTIN-DURAND hier | Vu avec [nom] hier
            Vu avec Sophie Martin hier | Vu avec [nom] hier
            Elle est née le 12/03/1985 à Brest | Elle est née le [date de naissance] à Brest
            Né le 1er mars 1985 | Né le [date de naissance]
            Date de naissance : 12-03-85 | Date de naissance : [date de naissance]
            Payé avec 4970 1012 3456 7893 ou 4970101234567893 | Payé avec [numéro de carte] ou [numéro de carte]
            ma voiture AB-123-CD est notée deux fois | ma voiture [plaque d’immatriculation] est notée deux fois
            """)
    void whatTellsWhoSomebodyIsGivesWayToWhatItIs(String written, String masked) {
        assertThat(Mentions.masked(written)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L’article L. 123-4 du code de l’environnement et l’article R. 2122-8 du code de la commande publique.",
                "Un marché de 30 000 € HT, soit 36 000 € TTC, notifié le 12/03/2026.",
                "SIRET 362 521 879 00034, SIREN 362 521 879, code APE 8411Z.",
                "Délibération n° 2026-11-045 du 25 novembre 2026, à 18 h 30.",
                "Madame, Monsieur, je vous remercie. Monsieur le Maire a signé.",
                "Monsieur Le Maire, Madame La Présidente",
                "Le code postal 29000 et l’INSEE 29232 ne suffisent pas.",
                "La nomenclature M57 remplace la M14 au 1er janvier 2024.",
                "Il y a 3 places de parking, 2 rues plus loin, et 4 avenues possibles.",
                "Voir https://www.service-public.fr/particuliers/vosdroits pour la suite.",
                "Le formulaire Cerfa 13404*09, version 2.7.1, page 4/12.",
                "Trois agents sur 12, 95 % satisfaits, note de 4,5 sur 5.",
                "Le numéro 3939 et le 17 ne répondent pas.",
                "Décret n° 2019-341 du 19 avril 2019, arrêté du 1er juin.",
                "Réunion le 05/06/2026 18 h, puis le 05/06/2027.",
                "Une hausse de +12 000 000 € et de +3,5 %, soit +1 234 567 890 €.",
                "L’école Jean Jaurès, le collège Paul Valéry et la rue Victor Hugo.",
                "SIRET 73282932000074, code INSEE Bretagne, PDF Joint.",
                "M. le Maire et MME LA PRÉSIDENTE ont signé la DSP Eau.",
                "Le service est né en 2019 d’une idée des agents.",
                "La voie TGV, la place des usagers, le cours de formation n° 12."
            })
    void ordinaryAdministrativeTextHoldsNothing(String written) {
        assertThat(Mentions.in(written)).as(written).isEmpty();
    }

    private static String socialSecurity(long thirteen) {
        return String.format("%013d%02d", thirteen, 97 - thirteen % 97);
    }

    @Property
    void aSocialSecurityNumberIsFoundByItsKeyAndByNoOther(
            @ForAll @LongRange(min = 1_00_01_01_001_001L, max = 2_99_99_99_999_999L) long thirteen,
            @ForAll @IntRange(min = 1, max = 96) int off) {
        String number = socialSecurity(thirteen);
        assertThat(Mentions.masked("Mon numéro " + number + " est refusé"))
                .isEqualTo("Mon numéro [numéro de sécurité sociale] est refusé");
        long key = 97 - thirteen % 97;
        String wrong = String.format("%013d%02d", thirteen, (key + off - 1) % 97 + 1);
        assertThat(Mentions.in("Mon numéro " + wrong + " est refusé")).isEmpty();
    }

    @Provide
    Arbitrary<String> accounts() {
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofLength(10),
                        Arbitraries.strings()
                                .withCharRange('0', '9')
                                .withCharRange('A', 'Z')
                                .ofLength(11),
                        Arbitraries.strings().numeric().ofLength(2))
                .as((bank, account, key) -> {
                    StringBuilder digits = new StringBuilder();
                    String basic = bank + account + key;
                    for (char one : (basic + "FR00").toCharArray()) digits.append(Character.getNumericValue(one));
                    int check = 98
                            - new BigInteger(digits.toString())
                                    .mod(BigInteger.valueOf(97))
                                    .intValue();
                    return String.format("FR%02d%s", check, basic);
                });
    }

    @Property
    void aBankAccountIsFoundWhateverItsSpaces(@ForAll("accounts") String account) {
        String spaced = account.replaceAll("(.{4})(?=.)", "$1 ");
        for (String written : List.of(account, spaced, spaced.replace(' ', '\u00a0')))
            assertThat(Mentions.masked("Mon compte : " + written + ", merci."))
                    .isEqualTo("Mon compte : [coordonnées bancaires], merci.");
    }

    @Property
    void aPhoneNumberIsFoundWhateverItsSigns(@ForAll @IntRange(min = 100_000_000, max = 999_999_999) int nine) {
        String digits = "0" + nine;
        for (String sign : List.of("", " ", ".", "-", "\u00a0")) {
            String written = digits.replaceAll("(\\d{2})(?=\\d)", "$1" + sign);
            assertThat(Mentions.masked("au " + written + ".")).isEqualTo("au [numéro de téléphone].");
        }
    }

    @Property
    void anyTextIsCutIntoPiecesThatMakeItAgainAndMaskedOnceIsMaskedForGood(
            @ForAll @StringLength(max = 400) String text) {
        StringBuilder whole = new StringBuilder();
        for (Mentions.Piece piece : Mentions.pieces(text)) whole.append(piece.text());
        assertThat(whole).hasToString(text);
        int last = 0;
        for (Mention mention : Mentions.in(text)) {
            assertThat(mention.start()).isGreaterThanOrEqualTo(last);
            assertThat(mention.end()).isGreaterThan(mention.start());
            last = mention.end();
        }
    }

    @Property
    void amountsAndSiretsAreNobody(
            @ForAll @LongRange(min = 1, max = 9_999_999) long amount,
            @ForAll @LongRange(min = 100_000_000L, max = 999_999_999L) long siren,
            @ForAll @IntRange(min = 1, max = 999) int site) {
        String euros = String.format(java.util.Locale.FRANCE, "%,d €", amount);
        String siret = String.format("%d%05d", siren, site);
        assertThat(Mentions.in("Un montant de " + euros + " versé à l’établissement " + siret + "."))
                .isEmpty();
    }
}
