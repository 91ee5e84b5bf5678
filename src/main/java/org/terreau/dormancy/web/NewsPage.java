package org.terreau.dormancy.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dormancy.Asked;
import org.terreau.dormancy.Life;
import org.terreau.dormancy.Silences;
import org.terreau.dormancy.Wish;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What a product shows of its life, and what those who work on it say. */
public record NewsPage(Silences.Standing standing, Form form) {

    public String path() {
        return standing.product().id().path() + "/nouvelles";
    }

    public @Nullable Life life() {
        return standing.life();
    }

    public @Nullable Asked asked() {
        return standing.asked();
    }

    /** The day from which its team is asked, when nothing else shows. */
    public @Nullable LocalDate asksOn() {
        Life life = standing.life();
        return life == null ? null : life.last().on().plusMonths(standing.months());
    }

    public Map<String, String> wishes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Wish wish : Wish.values()) options.put(wish.code(), ui.t("dormancy.wish." + wish.code()));
        return options;
    }

    public Map<String, String> readers(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(Silences.EVERYBODY, ui.t("dormancy.readers.tous"));
        options.put(Silences.TEAM, ui.t("dormancy.readers.equipe"));
        return options;
    }
}
