package org.terreau.brief.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.brief.Comment;
import org.terreau.brief.KeptText;
import org.terreau.brief.Presence;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Reopening;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;

/**
 * The brief being written.
 *
 * @param clashes where somebody else changed the same place, by part
 * @param kept texts of this person that could not be saved, to put back or to drop
 * @param others who else is here, or was lately
 * @param reopening why it may be written again; null when it was never submitted
 * @param hints what to ask oneself about what is typed, by part
 * @param specified a cahier des charges was declared: its author is told before submitting
 * @param note the key of a sentence about what just happened to the form; empty for none
 */
public record BriefPage(
        DossierRecord dossier,
        Form form,
        List<Collectivities.Match> candidates,
        Map<String, Clash> clashes,
        List<KeptText> kept,
        List<Comment.Thread> threads,
        List<Presence.Someone> others,
        @Nullable Reopening reopening,
        Map<Brief.Part, List<BriefHint>> hints,
        boolean specified,
        String note) {

    /** Two texts of the same part in words, and one that holds both; no proposal when only one can be chosen. */
    public record Clash(String mine, String theirs, String proposal) {}

    public BriefPage {
        candidates = List.copyOf(candidates);
        clashes = Map.copyOf(clashes);
        kept = List.copyOf(kept);
        threads = List.copyOf(threads);
        others = List.copyOf(others);
        hints = Map.copyOf(hints);
    }

    public @Nullable Clash clash(Brief.Part part) {
        return clashes.get(part.code());
    }

    public List<BriefHint> hints(Brief.Part part) {
        return hints.getOrDefault(part, List.of());
    }

    public List<KeptText> kept(Brief.Part part) {
        return kept.stream().filter(text -> text.part() == part).toList();
    }

    public List<Comment.Thread> threads(Brief.Part part) {
        return threads.stream().filter(thread -> thread.part() == part).toList();
    }

    /** Whether what stands beside a part is shown open. */
    public boolean beside(Brief.Part part) {
        return Beside.open(form, part, threads(part));
    }

    /** The text as the form has it: what a quote is looked for in. */
    public String typed(Brief.Part part) {
        return form.text(part.code());
    }
}
