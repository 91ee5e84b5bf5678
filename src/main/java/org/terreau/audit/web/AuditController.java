package org.terreau.audit.web;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.audit.Audit;
import org.terreau.web.CurrentViewer;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.STAFF)
class AuditController {

    private final Pages pages;
    private final Audit audit;
    private final CurrentViewer current;

    AuditController(Pages pages, Audit audit, CurrentViewer current) {
        this.pages = pages;
        this.audit = audit;
        this.current = current;
    }

    @Bean
    static NavigationEntry auditNavigation() {
        return NavigationEntry.forStaff(900, "audit.menu", "/journal");
    }

    @GetMapping("/journal")
    ModelAndView lines(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "1") int page) {
        Form form = Form.of(typed);
        Audit.Filter filter = new Audit.Filter(given(form, "action"), given(form, "objet"), given(form, "qui"));
        Optional<Set<String>> incubators = current.viewer().incubators();
        return pages.show(
                "audit/journal",
                new JournalPage(
                        form,
                        incubators.isEmpty(),
                        incubators
                                .map(own -> audit.linesOf(own, filter, page))
                                .orElseGet(() -> audit.lines(filter, page))));
    }

    private static @Nullable String given(Form form, String field) {
        String text = form.text(field).strip();
        return text.isEmpty() ? null : text;
    }
}
