package org.terreau.exchange.web;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.identity.Actor;
import org.terreau.web.CalendarFile;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** One's tasks over all dossiers. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class MyTasksController {

    private final Pages pages;
    private final DossierTasks tasks;
    private final TasksCalendar calendar;
    private final Clock clock;
    private final String baseUrl;

    MyTasksController(
            Pages pages,
            DossierTasks tasks,
            TasksCalendar calendar,
            Clock clock,
            @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.tasks = tasks;
        this.calendar = calendar;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @Bean
    static NavigationEntry tasksNavigation() {
        return NavigationEntry.forSignedIn(330, "exchange.tasks.menu", "/taches");
    }

    @GetMapping("/taches")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        int number = form.page();
        return pages.show(
                "exchange/my-tasks",
                new MyTasksPage(
                        form.with(
                                        "etat",
                                        DossierTask.State.of(form.text("etat")).code())
                                .with("pour", form.text("pour").equals("tous") ? "tous" : "moi"),
                        tasks.list(filter(typed), number, actor),
                        actor.staff(),
                        tasks.today()));
    }

    private static DossierTask.Filter filter(MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        return new DossierTask.Filter(
                DossierTask.State.of(form.text("etat")), form.text("pour").equals("tous"), Searched.of(form));
    }

    @GetMapping("/taches.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return TaskLines.csv("taches.csv", tasks.export(filter(typed), actor), tasks.today());
    }

    @GetMapping("/api/taches")
    ResponseEntity<List<TaskLines.Answer>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(TaskLines.answers(tasks.export(filter(typed), actor), tasks.today()));
    }

    @GetMapping("/taches.ics")
    ResponseEntity<byte[]> calendar(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return CalendarFile.file("taches.ics", calendar.events(filter(typed), actor), baseUrl, clock.instant());
    }
}
