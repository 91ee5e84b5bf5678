package org.terreau.audit.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.audit.Audit;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.STAFF)
class AuditController {

    private final Pages pages;
    private final Audit audit;

    AuditController(Pages pages, Audit audit) {
        this.pages = pages;
        this.audit = audit;
    }

    @Bean
    static NavigationEntry auditNavigation() {
        return NavigationEntry.forStaff(900, "audit.menu", "/journal");
    }

    @GetMapping("/journal")
    ModelAndView lines(
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String objet,
            @RequestParam(required = false) @Nullable String qui,
            @RequestParam(defaultValue = "1") int page) {
        Audit.Filter filter = new Audit.Filter(given(action), given(objet), given(qui));
        return pages.show("audit/journal", new JournalPage(filter, audit.lines(filter, page)));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
