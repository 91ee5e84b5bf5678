package org.terreau.impact.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.impact.Impact;
import org.terreau.impact.Series;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.web.Csv;
import org.terreau.web.PublicDataSet;

/** The measurements of every product. */
@Component
class MeasurementData implements PublicDataSet {

    private final Impact impact;
    private final ProductCatalogue products;

    MeasurementData(Impact impact, ProductCatalogue products) {
        this.impact = impact;
        this.products = products;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public String code() {
        return "measurements";
    }

    @Override
    public List<Address> addresses() {
        return List.of();
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        OutputStream out = receiver.file("mesures/mesures.csv");
        write(
                out,
                Csv.text(
                        List.of("produit", "indicateur", "nom", "unite", "periode", "valeur", "a_verifier"),
                        List.of()));
        for (ProductId product : products.ids().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList())
            for (Series series : impact.series(product))
                for (Series.Point point : series.points())
                    write(
                            out,
                            Csv.line(List.of(
                                    product.value(),
                                    series.indicator().code(),
                                    series.indicator().name(),
                                    series.indicator().unit(),
                                    point.start().toString(),
                                    point.value().toPlainString(),
                                    point.toCheck() ? "oui" : "non")));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
