package org.terreau.opendata.web;

import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.opendata.CatalogueFileSet;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.web.PublicDataSet;

/** What this module publishes: products, incubators and organisations, as tables and as files. */
@Configuration
class CatalogueData {

    private static final String JSON = "application/json";

    @Bean
    PublicDataSet productData(CatalogueShapes shapes, ProductCatalogue products) {
        return new PublicDataSet() {
            @Override
            public int order() {
                return 100;
            }

            @Override
            public String code() {
                return "products";
            }

            @Override
            public List<Address> addresses() {
                return List.of(
                        new Address("JSON", "/api/v1/products", JSON),
                        new Address("JSON v2.6", "/api/v2.6/startups.json", JSON),
                        new Address("JSON v2.7", "/api/v2.7/startups.json", JSON),
                        new Address("CSV", "/api/startups.csv", "text/csv"),
                        new Address("Atom", "/produits.atom", "application/atom+xml"));
            }

            @Override
            public boolean hasSomething() {
                return !products.after("", 1).isEmpty();
            }

            @Override
            public void copy(Receiver receiver) throws IOException {
                shapes.startups("v2.7", receiver.file("produits/startups-v2.7.json"));
                shapes.csv(receiver.file("produits/startups.csv"));
            }
        };
    }

    @Bean
    PublicDataSet incubatorData(CatalogueShapes shapes) {
        return new PublicDataSet() {
            @Override
            public int order() {
                return 200;
            }

            @Override
            public String code() {
                return "incubators";
            }

            @Override
            public List<Address> addresses() {
                return List.of(new Address("JSON v2.7", "/api/v2.7/incubators.json", JSON));
            }

            @Override
            public void copy(Receiver receiver) throws IOException {
                shapes.incubators(receiver.file("incubateurs/incubators.json"));
            }
        };
    }

    @Bean
    PublicDataSet organisationData(CatalogueShapes shapes) {
        return new PublicDataSet() {
            @Override
            public int order() {
                return 300;
            }

            @Override
            public String code() {
                return "organisations";
            }

            @Override
            public List<Address> addresses() {
                return List.of(
                        new Address("JSON v2.7", "/api/v2.7/organisations.json", JSON),
                        new Address("JSON v2.7 (id)", "/api/v2.7/sponsors.json", JSON));
            }

            @Override
            public void copy(Receiver receiver) throws IOException {
                shapes.organisations(receiver.file("organisations/organisations.json"));
            }
        };
    }

    @Bean
    PublicDataSet fileData(CatalogueFileSet files) {
        return new PublicDataSet() {
            @Override
            public int order() {
                return 900;
            }

            @Override
            public String code() {
                return "files";
            }

            @Override
            public List<Address> addresses() {
                return List.of();
            }

            @Override
            public void copy(Receiver receiver) throws IOException {
                files.each((path, content) -> receiver.file("catalogue/" + path).write(content));
            }
        };
    }
}
