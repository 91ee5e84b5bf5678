package org.terreau.funding.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.funding.BudgetVersion;
import org.terreau.funding.FileFault;
import org.terreau.funding.Round;
import org.terreau.funding.SentBudgets;
import org.terreau.funding.SentLines;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;
import org.terreau.web.Budget;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.PublicWords;
import org.terreau.web.ReadingRoom;
import org.terreau.web.SentBody;

/** Versions of budgets that programs send with a key. */
@RestController
class SentBudgetApi {

    private static final String CSV = "text/csv";

    private final SentBudgets budgets;
    private final Products products;
    private final ReadingRoom room;
    private final MessageSource messages;
    private final Languages languages;

    SentBudgetApi(
            SentBudgets budgets, Products products, ReadingRoom room, MessageSource messages, Languages languages) {
        this.budgets = budgets;
        this.products = products;
        this.room = room;
        this.messages = messages;
        this.languages = languages;
    }

    /** What is said of a line. @param ligne the first is 1 */
    record Said(long ligne, String message) {}

    /**
     * What became of a version.
     *
     * @param version null when lines are refused
     * @param publiee it was not before
     * @param fautes why lines are refused: nothing is written then
     * @param notes how they were understood
     */
    record Answer(
            PublicBudgetController.@Nullable Version version, boolean publiee, List<Said> fautes, List<Said> notes) {}

    /** Why the whole is refused. */
    record Problem(int status, String title, List<Reason> problems) {}

    record Reason(String field, String reason) {}

    @PutMapping("/api/v1/products/{id}/budget/{year}/{round}")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<?> put(
            @PathVariable String id,
            @PathVariable String year,
            @PathVariable String round,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String justification,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read,
            HttpServletRequest request,
            Locale locale,
            Actor actor)
            throws IOException {
        ProductId product = BudgetDeskController.id(id);
        products.mustEdit(actor, product);
        Round which = Round.of(round).orElseThrow(() -> new NotFound("budget round", round));
        if (!year.matches("\\d{4}")) throw new NotFound("budget year", year);
        try (SentBody body = SentBody.receive(request.getInputStream(), SentLines.READING.bytes())
                .orElseThrow(() -> SentLines.READING.exceeded(Budget.Limit.BYTES))) {
            PublicWords.check(
                    Form.filled(Map.of("note", note, "justification", justification)), "note", "justification");
            boolean csv = csv(request.getContentType());
            List<List<String>> rows = room.read(
                    SentLines.READING,
                    meter -> csv ? SentLines.csv(body.bytes(), meter) : SentLines.json(body.bytes()));
            SentBudgets.Outcome outcome = budgets.take(
                    product,
                    new SentBudgets.Sent(
                            which, Integer.parseInt(year), rows, note.strip(), justification.strip(), version(read)),
                    actor);
            return answer(outcome, csv ? 0 : 1, languages.in(locale));
        } catch (Budget.Exceeded tooMuch) {
            return problem(tooMuch.on("lignes"), locale);
        } catch (Refused refusal) {
            return problem(refusal, locale);
        } catch (Stale stale) {
            return problem(HttpStatus.PRECONDITION_FAILED, List.of());
        }
    }

    private static boolean csv(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(CSV);
    }

    /** The number of the version that was read last; none is 0. */
    private static OptionalInt version(@Nullable String tag) {
        if (tag == null || tag.strip().equals("*")) return OptionalInt.empty();
        String number = tag.strip().replaceAll("^(W/)?\"|\"$", "");
        if (!number.matches("\\d{1,6}")) throw new Stale("budget", tag, 0);
        return OptionalInt.of(Integer.parseInt(number));
    }

    /** @param header how many lines come before the first one that tells something, beside the header of a file */
    private static ResponseEntity<?> answer(SentBudgets.Outcome outcome, int header, Words words) {
        BudgetVersion version = outcome.version();
        Answer answer = new Answer(
                version == null ? null : PublicBudgetController.Version.of(version),
                outcome.published(),
                said(outcome.faults(), header, words),
                said(outcome.notes(), header, words));
        if (version == null) return ResponseEntity.unprocessableContent().body(answer);
        return ResponseEntity.status(outcome.published() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(String.valueOf(version.number()))
                .body(answer);
    }

    private static List<Said> said(List<FileFault> faults, int header, Words words) {
        return faults.stream()
                .map(fault -> new Said(fault.line() - header, fault.told(words)))
                .toList();
    }

    private ResponseEntity<?> problem(Refused refusal, Locale locale) {
        List<Reason> reasons = new ArrayList<>();
        for (Refused.Problem problem : refusal.problems())
            reasons.add(new Reason(
                    problem.field(),
                    messages.getMessage(problem.key(), problem.arguments().toArray(), locale)));
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, reasons);
    }

    private static ResponseEntity<?> problem(HttpStatus status, List<Reason> reasons) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem(status.value(), status.getReasonPhrase(), reasons));
    }
}
