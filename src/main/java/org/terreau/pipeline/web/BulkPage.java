package org.terreau.pipeline.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.Accounts;
import org.terreau.pipeline.Bulk;
import org.terreau.web.Form;

/** What an action on several dossiers will do to each, before it is done. */
public record BulkPage(
        Bulk.Action action, List<Bulk.Line> lines, List<Accounts.Account> colleagues, Form form, String back) {

    public BulkPage {
        lines = List.copyOf(lines);
        colleagues = List.copyOf(colleagues);
    }

    public List<Bulk.Line> possible() {
        return lines.stream().filter(line -> line.problem() == null).toList();
    }

    public List<Bulk.Line> impossible() {
        return lines.stream().filter(line -> line.problem() != null).toList();
    }

    public Map<String, String> assignees() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues) options.put(colleague.id().toString(), colleague.name());
        return options;
    }
}
