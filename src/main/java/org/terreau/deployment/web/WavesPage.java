package org.terreau.deployment.web;

import java.util.List;
import org.terreau.deployment.Waves;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/** The waves of a product, and the form of a new one. */
public record WavesPage(Product product, List<Waves.Progress> waves, Form form) {

    public WavesPage {
        waves = List.copyOf(waves);
    }
}
