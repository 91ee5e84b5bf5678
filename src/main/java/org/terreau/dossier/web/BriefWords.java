package org.terreau.dossier.web;

import org.terreau.dossier.Brief;
import org.terreau.shared.Money;
import org.terreau.web.Ui;

/** The parts of a brief as they are read: an amount typed as a bare number is said in euros. */
public final class BriefWords {

    private BriefWords() {}

    public static String read(Ui ui, Brief.Part part, String typed) {
        String bare = typed.replaceAll("[\\s\\h]", "");
        return part == Brief.Part.ENVELOPE && bare.matches("\\d{1,9}")
                ? ui.money(Money.euros(Long.parseLong(bare)))
                : typed;
    }
}
