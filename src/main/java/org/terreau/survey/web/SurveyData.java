package org.terreau.survey.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.survey.PublicResults;
import org.terreau.survey.Question;
import org.terreau.survey.Results;
import org.terreau.survey.Tally;
import org.terreau.web.Csv;
import org.terreau.web.OpenTo;
import org.terreau.web.PublicDataSet;

/** What users say of every product, together: only figures by enough people, and no word of theirs. */
@Controller
class SurveyData implements PublicDataSet {

    private static final String PATH = "/api/surveys.csv";

    private static final List<String> COLUMNS = List.of(
            "produit",
            "question",
            "mois",
            "seuil",
            "reponses",
            "moyenne",
            "sur",
            "satisfaits_pourcent",
            "recommandation_nette");

    private final PublicResults results;
    private final ProductCatalogue products;

    SurveyData(PublicResults results, ProductCatalogue products) {
        this.results = results;
        this.products = products;
    }

    @Override
    public int order() {
        return 650;
    }

    @Override
    public String code() {
        return "surveys";
    }

    @Override
    public List<Address> addresses() {
        return List.of(new Address("CSV", PATH, "text/csv"));
    }

    @GetMapping(PATH)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv() {
        return Csv.file("enquetes.csv", COLUMNS, rows());
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        OutputStream out = receiver.file("enquetes/enquetes.csv");
        out.write(Csv.text(COLUMNS, rows()).getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Product product : products.all()) {
            PublicResults.Shown shown = results.of(product);
            Results known = shown.results();
            if (known == null) continue;
            for (Question question : Question.values())
                if (shown.shows(question)) rows.add(row(product.id(), known.of(question), shown.least()));
        }
        return rows;
    }

    private static List<String> row(ProductId product, Tally tally, int least) {
        boolean recommendation = tally.question() == Question.RECOMMENDATION;
        BigDecimal mean = tally.mean();
        return List.of(
                product.value(),
                tally.question().code(),
                String.valueOf(PublicResults.MONTHS),
                String.valueOf(least),
                String.valueOf(tally.total()),
                mean == null ? "" : mean.toPlainString(),
                String.valueOf(tally.question().most()),
                recommendation ? "" : text(tally.satisfiedShare()),
                recommendation ? text(tally.netPromoterScore()) : "");
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
