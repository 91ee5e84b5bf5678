package org.terreau.similarity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.similarity.Similar;
import org.terreau.similarity.SimilarAnswer;
import org.terreau.similarity.SimilarMatch;
import org.terreau.similarity.SimilarQuery;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.SeveralLines;

/** The problems, the products and the decisions close to a text: while one types it, as a page, and for programs. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SimilarController {

    /** Sent by the script of a form. */
    private static final String FRAGMENT = "X-Fragment";

    private static final int SHOWN = 4;
    private static final int LISTED = 10;

    private final Pages pages;
    private final Similar similar;
    private final SimilarPace pace;

    SimilarController(Pages pages, Similar similar, SimilarPace pace) {
        this.pages = pages;
        this.similar = similar;
        this.pace = pace;
    }

    /** The whole page; for the script of a form, the list alone. */
    @SeveralLines
    @GetMapping("/problemes/proches")
    ModelAndView page(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        boolean fragment = request.getHeader(FRAGMENT) != null;
        Form form = Form.of(typed);
        SimilarPage page = new SimilarPage(form, answer(form, fragment ? SHOWN : LISTED, request), fragment);
        return pages.show(fragment ? "similarity/list" : "similarity/page", page);
    }

    /**
     * The same page, from the middle of a form and without script. Posted, so that what else the form holds stays out of
     * the address; `champs` says which of its fields tell the problem.
     */
    @PostMapping("/problemes/proches")
    ModelAndView fromForm(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        Form whole = Form.of(typed);
        String text = Stream.of(whole.text("champs").split(" "))
                .filter(field -> field.matches("[a-z]{1,30}"))
                .map(whole::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Form form = Form.EMPTY
                .with("q", text)
                .with("theme", whole.all("themes").toArray(String[]::new))
                .with(
                        "territoire",
                        Stream.of("collectivite", "territoire")
                                .map(whole::text)
                                .filter(place -> !place.isEmpty())
                                .findFirst()
                                .orElse(""));
        return pages.show("similarity/page", new SimilarPage(form, answer(form, LISTED, request), false));
    }

    /** What is close, as programs read it; what was studied and given up stands apart, and what never became a product. */
    record Answer(List<Line> problemes, List<Line> produits, List<Line> arretes, List<Line> decisions) {}

    /**
     * @param phase of a product; empty for a problem
     * @param motif why it was given up, as published; empty otherwise
     * @param decision what a committee decided on it last; null when nothing is public
     */
    record Line(
            String id,
            String titre,
            String adresse,
            String extrait,
            List<String> termes,
            List<String> themes,
            boolean memeTerritoire,
            String phase,
            String motif,
            int collectivites,
            @Nullable Ruling decision) {

        static Line of(SimilarMatch match) {
            return new Line(
                    match.id(),
                    SimilarMatch.plain(match.title()),
                    match.path(),
                    SimilarMatch.plain(match.extract()),
                    match.terms(),
                    match.themes(),
                    match.samePlace(),
                    match.stage().phase(),
                    match.stage().reason(),
                    match.collectivities(),
                    match.ruling() == null ? null : Ruling.of(match.ruling()));
        }
    }

    /** What a committee decided last, as the public register has it. */
    record Ruling(LocalDate date, String issue, String motif, String revenezSi, String adresse) {

        static Ruling of(SimilarMatch.Ruling ruling) {
            return new Ruling(ruling.on(), ruling.outcome(), ruling.reason(), ruling.returnIf(), ruling.path());
        }
    }

    @SeveralLines
    @GetMapping("/api/problemes/proches")
    ResponseEntity<Answer> json(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        SimilarAnswer answer = answer(Form.of(typed), LISTED, request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Answer(
                        lines(answer.problems()),
                        lines(answer.active()),
                        lines(answer.stopped()),
                        lines(answer.decisions())));
    }

    private static List<Line> lines(List<SimilarMatch> matches) {
        return matches.stream().map(Line::of).toList();
    }

    private SimilarAnswer answer(Form form, int limit, HttpServletRequest request) {
        pace.take(request.getRemoteAddr());
        return similar.closest(
                new SimilarQuery(
                        form.text("q"),
                        form.all("theme"),
                        CollectivityId.parse(form.text("territoire")).orElse(null),
                        "",
                        ""),
                limit);
    }
}
