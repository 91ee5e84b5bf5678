package org.terreau.recruitment;

import java.util.List;
import java.util.Optional;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/**
 * An answer to an offer as it is typed; the names of the fields are those of the form.
 *
 * @param answers "oui", "non" or nothing, in the order of the questions
 * @param source a code of {@link ApplicationSource}, or nothing
 * @param sourceText theirs, for another way
 * @param agreed that it is kept to choose among those who answer
 */
public record ApplicationTyped(
        String name,
        String email,
        String links,
        String message,
        List<String> answers,
        String source,
        String sourceText,
        boolean agreed) {

    /** Longest line, and longest text, in characters. */
    public static final int LINE = 150;

    public static final int TEXT = 3000;

    private static final int SHORTEST = 20;

    public ApplicationTyped {
        answers = List.copyOf(answers);
    }

    /** Each thing that is wrong; empty when nothing is. */
    List<Refused.Problem> problems(Offer offer) {
        Objections objections = new Objections();
        objections.when(name.isEmpty() || !OneLine.fits(name, LINE), "nom", "recruitment.apply.name", LINE);
        objections.addAll(EmailAddress.problem(email, "courriel", "recruitment.apply.email").stream()
                .toList());
        objections.when(!OneLine.fits(links, LINE), "liens", "recruitment.long", LINE);
        objections.when(
                message.length() < SHORTEST || message.length() > TEXT,
                "message",
                "recruitment.apply.message",
                SHORTEST,
                TEXT);
        for (int at = 0; at < offer.selection().questions().size(); at++) {
            String answer = at < answers.size() ? answers.get(at) : "";
            objections.when(
                    !answer.equals("oui") && !answer.equals("non"), "oui-" + (at + 1), "recruitment.apply.question");
        }
        objections.when(
                !source.isEmpty() && ApplicationSource.of(source).isEmpty(),
                "origine",
                "recruitment.apply.source.unknown");
        objections.when(!OneLine.fits(sourceText, LINE), "origine-precision", "recruitment.long", LINE);
        objections.when(!agreed, "accord", "recruitment.apply.agree");
        return objections.found();
    }

    /** By which way they learnt of it; what they wrote of it counts for another way than those of the list alone. */
    Optional<Application.Learnt> learnt() {
        return ApplicationSource.of(source)
                .map(known -> new Application.Learnt(known, known == ApplicationSource.OTHER ? sourceText : ""));
    }

    List<Boolean> said(Offer offer) {
        return answers.stream()
                .limit(offer.selection().questions().size())
                .map("oui"::equals)
                .toList();
    }
}
