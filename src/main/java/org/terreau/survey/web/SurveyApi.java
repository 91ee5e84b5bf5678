package org.terreau.survey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.survey.Answer;
import org.terreau.survey.AnswerBatches;
import org.terreau.survey.AnswerReader;
import org.terreau.survey.AnswerReceipt;
import org.terreau.survey.OwnAnswers;
import org.terreau.survey.PublicResults;
import org.terreau.survey.Question;
import org.terreau.survey.Results;
import org.terreau.survey.Survey;
import org.terreau.survey.Tally;
import org.terreau.survey.Verbatims;
import org.terreau.web.OpenTo;
import org.terreau.web.Push;
import org.terreau.web.ReadingRoom;

/** What users say, for programs: the public figures, and the answers of a service that has its own form. */
@RestController
class SurveyApi {

    private static final Push.Door DOOR = new Push.Door(8L << 20, "survey.file.large", HttpStatus.BAD_REQUEST);

    private final Products products;
    private final PublicResults results;
    private final AnswerReader reader;
    private final AnswerBatches batches;
    private final ReadingRoom room;
    private final OwnAnswers own;
    private final Verbatims verbatims;
    private final Push push;
    private final String baseUrl;

    SurveyApi(
            Products products,
            PublicResults results,
            AnswerReader reader,
            AnswerBatches batches,
            ReadingRoom room,
            OwnAnswers own,
            Verbatims verbatims,
            Push push,
            @Value("${terreau.base-url}") String baseUrl) {
        this.products = products;
        this.results = results;
        this.reader = reader;
        this.batches = batches;
        this.room = room;
        this.own = own;
        this.verbatims = verbatims;
        this.push = push;
        this.baseUrl = baseUrl;
    }

    /**
     * The public figures.
     *
     * @param months over how many months, the last ones
     * @param answers null below the threshold, as are the figures
     * @param form where to answer, null when the survey receives no answers today
     */
    record SurveyData(
            String product,
            int months,
            int threshold,
            @Nullable Long answers,
            List<QuestionData> questions,
            List<ThemeData> themes,
            @Nullable String form) {}

    /**
     * A question.
     *
     * @param satisfied share of those who give 4 or 5, in percent; null for the recommendation
     * @param netPromoterScore null for the others
     */
    record QuestionData(
            String question,
            int least,
            int most,
            long answers,
            @Nullable BigDecimal mean,
            @Nullable Integer satisfied,
            @Nullable Integer netPromoterScore) {}

    record ThemeData(String name, long comments) {}

    @GetMapping("/api/v1/products/{id}/survey")
    @OpenTo(OpenTo.Audience.EVERYONE)
    SurveyData read(@PathVariable String id) {
        Product described = products.read(Addresses.id(id));
        ProductId product = described.id();
        PublicResults.Shown shown = results.of(described);
        Results known = shown.results();
        Survey survey = shown.survey();
        List<QuestionData> questions = new ArrayList<>();
        for (Question question : Question.values())
            if (known != null && shown.shows(question)) questions.add(told(known.of(question)));
        List<ThemeData> themes = new ArrayList<>();
        shown.themes().forEach((name, count) -> themes.add(new ThemeData(name, count)));
        return new SurveyData(
                product.value(),
                PublicResults.MONTHS,
                shown.least(),
                known == null ? null : known.answers(),
                questions,
                themes,
                survey != null && survey.receives(verbatims.today()) ? baseUrl + Survey.formPath(product) : null);
    }

    private static QuestionData told(Tally tally) {
        boolean recommendation = tally.question() == Question.RECOMMENDATION;
        return new QuestionData(
                tally.question().code(),
                tally.question().least(),
                tally.question().most(),
                tally.total(),
                tally.mean(),
                recommendation ? null : tally.satisfiedShare(),
                recommendation ? tally.netPromoterScore() : null);
    }

    /**
     * What became of the answers.
     *
     * @param refused nothing was taken
     * @param known taken before under the same identifier
     */
    record Report(long batch, boolean refused, int lines, int added, int known, int faulty, List<LineFault> faults) {}

    record LineFault(long line, String field, String message) {}

    /**
     * Takes answers as JSON (an array, or an object with `answers`) or JSON lines.
     *
     * @param partial true to take the good lines and report the others; otherwise all or nothing
     */
    @PostMapping("/api/v1/products/{id}/survey/answers")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<?> push(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean partial,
            HttpServletRequest request,
            Locale locale,
            Actor actor)
            throws IOException {
        ProductId product = Addresses.id(id);
        products.mustEdit(actor, product);
        String type = Push.type(request);
        boolean lines = Push.jsonLines(type);
        if (!lines && !type.equals("application/json"))
            return push.problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, push.words("survey.read.format", locale));
        return push.receive(request, DOOR, locale, body -> {
            AnswerReceipt receipt = room.read(AnswerReader.READING, meter -> {
                String text = new String(body.bytes(), StandardCharsets.UTF_8);
                AnswerReader.Read read = lines ? reader.jsonLines(text) : reader.json(text);
                return taken(product, read, !partial, actor);
            });
            return report(receipt, locale);
        });
    }

    private AnswerReceipt taken(ProductId product, AnswerReader.Read read, boolean whole, Actor actor) {
        return batches.take(
                product,
                new AnswerBatches.Batch(
                        Answer.Channel.PROGRAM,
                        actor.key() == null ? "api" : actor.key().name(),
                        whole,
                        read.lines(),
                        read.faults()),
                actor);
    }

    private ResponseEntity<?> report(AnswerReceipt receipt, Locale locale) {
        return ResponseEntity.status(receipt.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                .body(new Report(
                        receipt.id(),
                        receipt.refused(),
                        receipt.lines(),
                        receipt.added(),
                        receipt.known(),
                        receipt.faulty(),
                        receipt.faults().stream()
                                .map(fault -> new LineFault(
                                        fault.line(),
                                        fault.field(),
                                        push.words(
                                                fault.key(),
                                                locale,
                                                fault.arguments().toArray())))
                                .toList()));
    }

    /** What was erased. */
    record Erased(String id) {}

    /** Erases an answer that the program sent, when its author asks for it: its words leave the public pages at once. */
    @DeleteMapping("/api/v1/products/{id}/survey/answers/{answer}")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    Erased erase(@PathVariable String id, @PathVariable String answer, Actor actor) {
        own.erase(Addresses.id(id), answer, actor);
        return new Erased(answer);
    }
}
