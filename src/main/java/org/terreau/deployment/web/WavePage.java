package org.terreau.deployment.web;

import java.util.List;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.Waves;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/** A wave: its progress, its targets, the form that changes it. */
public record WavePage(Product product, Waves.Progress progress, Slice<Deployment> targets, Form form) {

    public String path() {
        return product.id().path() + "/vagues/" + progress.wave().id();
    }

    public List<Deployment> lines() {
        return targets.items();
    }
}
