package org.terreau.support.web;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.Training;
import org.terreau.support.TrainingTyped;
import org.terreau.support.Trainings;
import org.terreau.web.CalendarFile;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** Trainings: for everybody, for those who come, and for those who keep them. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TrainingController {

    private static final Table<TrainingLine> LINES = Table.of(TrainingLine.class);
    private static final String EDIT = "support/training-edit";
    private static final String SEAT = "support/training-seat";
    private static final String ATTENDANCE = "support/training-attendance";

    private final Pages pages;
    private final Trainings trainings;
    private final SupportCatalogue catalogue;
    private final Languages languages;
    private final String baseUrl;
    private final Clock clock;

    TrainingController(
            Pages pages,
            Trainings trainings,
            SupportCatalogue catalogue,
            Languages languages,
            @Value("${terreau.base-url}") String baseUrl,
            Clock clock) {
        this.pages = pages;
        this.trainings = trainings;
        this.catalogue = catalogue;
        this.languages = languages;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry trainingNavigation() {
        return NavigationEntry.forSignedIn(345, "support.trainings", "/formations");
    }

    @GetMapping("/formations")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView list() {
        return pages.showToAll("support/trainings", () -> new TrainingsPage(trainings.ahead(), trainings.held()));
    }

    @GetMapping("/formations.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv() {
        return LINES.csv("formations.csv", lines());
    }

    @GetMapping("/api/formations")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<TrainingLine>> json() {
        return ResponseEntity.ok(lines());
    }

    private List<TrainingLine> lines() {
        return Stream.concat(trainings.ahead().stream(), trainings.held().stream())
                .map(TrainingLine::of)
                .toList();
    }

    @GetMapping("/formations.ics")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> calendar() {
        return CalendarFile.file(
                "formations.ics",
                trainings.ahead().stream()
                        .map(shown -> TrainingsCalendar.event(shown.training(), languages.in(Locale.FRENCH)))
                        .toList(),
                baseUrl,
                clock.instant());
    }

    @GetMapping("/formations/{training:[0-9]+}")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@PathVariable String training) {
        return pages.showToAll("support/training", () -> {
            Trainings.Shown shown = trainings.read(Addresses.number(training));
            return new TrainingShownPage(
                    shown,
                    catalogue.incubator(shown.training().incubator().value()).title(),
                    shown.training().open(trainings.today()));
        });
    }

    @GetMapping("/formations/{training:[0-9]+}/inscription")
    ModelAndView seat(@PathVariable String training, Actor actor) {
        return pages.show(SEAT, seat(Addresses.number(training), Form.EMPTY, actor));
    }

    private TrainingSeatPage seat(long number, Form form, Actor actor) {
        Trainings.Shown shown = trainings.read(number);
        return new TrainingSeatPage(
                shown,
                trainings.mine(number, actor).orElse(null),
                shown.training().open(trainings.today()),
                trainings.asked(number, actor),
                actor.staffOf(shown.training().incubator().value()),
                actor.name(),
                form);
    }

    @PostMapping("/formations/{training:[0-9]+}/inscription")
    ModelAndView join(@PathVariable String training, Actor actor) {
        long number = Addresses.number(training);
        try {
            Trainings.Given given = trainings.join(number, actor);
            return pages.after(
                    path(number) + "/inscription",
                    given == Trainings.Given.SEAT ? "flash.support.training.seat" : "flash.support.training.waits");
        } catch (Refused refusal) {
            return pages.refused(SEAT, seat(number, Form.EMPTY.refused(refusal), actor));
        }
    }

    @PostMapping("/formations/{training:[0-9]+}/desistement")
    ModelAndView leave(@PathVariable String training, Actor actor) {
        long number = Addresses.number(training);
        try {
            trainings.leave(number, actor);
        } catch (Refused refusal) {
            return pages.refused(SEAT, seat(number, Form.EMPTY.refused(refusal), actor));
        }
        return pages.after(path(number) + "/inscription", "flash.support.training.left");
    }

    private static String path(long number) {
        return "/formations/" + number;
    }

    @GetMapping("/formations/{training:[0-9]+}/evaluation")
    ModelAndView evaluation(@PathVariable String training, Actor actor) {
        return pages.show("support/training-rate", seat(Addresses.number(training), Form.EMPTY, actor));
    }

    @PostMapping("/formations/{training:[0-9]+}/evaluation")
    ModelAndView evaluate(
            @PathVariable String training, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(training);
        Form form = Form.of(typed);
        String useful = form.text("utile");
        String used = form.text("utilise");
        try {
            trainings.evaluate(
                    number,
                    useful.matches("\\d{1,2}") ? Integer.valueOf(useful) : null,
                    used.isEmpty() ? null : Boolean.valueOf(used.equals("oui")),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("support/training-rate", seat(number, form.refused(refusal), actor));
        }
        return pages.after(path(number) + "/inscription", "flash.support.rated");
    }

    @GetMapping("/formations/nouvelle")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView fresh(Actor actor) {
        return pages.show(EDIT, fresh(Form.EMPTY, actor));
    }

    private TrainingFormPage fresh(Form form, Actor actor) {
        var kept = trainings.kept(actor);
        if (kept.isEmpty()) throw new NotAllowed("trainings");
        return new TrainingFormPage(null, kept, form, false);
    }

    @PostMapping("/formations/nouvelle")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView announce(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        TrainingFormPage page = fresh(form, actor);
        String asked = form.text("incubateur");
        IncubatorId incubator = page.kept().stream()
                .map(one -> one.id())
                .filter(id -> asked.isEmpty() || id.value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("trainings of " + asked));
        try {
            words(form);
            Training announced = trainings.announce(incubator, typed(form), actor);
            return pages.after(announced.path() + "/presence", "flash.support.training.announced");
        } catch (Refused refusal) {
            return pages.refused(EDIT, fresh(form.refused(refusal), actor));
        }
    }

    private static void words(Form form) {
        PublicWords.check(form, "titre", "obtient", "lieu", "animation");
    }

    private static TrainingTyped typed(Form form) {
        return new TrainingTyped(
                new Training.Told(form.text("titre"), form.text("obtient"), form.text("lieu"), form.text("animation")),
                form.date("jour"),
                form.text("debut-heure"),
                form.text("fin-heure"),
                form.text("places"));
    }

    @GetMapping("/formations/{training:[0-9]+}/modifier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView edit(@PathVariable String training, Actor actor) {
        return pages.show(
                EDIT,
                TrainingFormPage.of(
                        trainings.keep(Addresses.number(training), actor).training(), false));
    }

    @PostMapping("/formations/{training:[0-9]+}/modifier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView change(@PathVariable String training, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(training);
        Form form = Form.of(typed);
        Training known = trainings.keep(number, actor).training();
        try {
            words(form);
            trainings.change(number, typed(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(EDIT, new TrainingFormPage(known, List.of(), form.refused(refusal), false));
        } catch (Stale stale) {
            return pages.show(
                    EDIT,
                    new TrainingFormPage(known, List.of(), form.with("version", String.valueOf(known.version())), true),
                    HttpStatus.CONFLICT);
        }
        return pages.after(known.path() + "/presence", "flash.support.training.changed");
    }

    @GetMapping("/formations/{training:[0-9]+}/presence")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView attendance(@PathVariable String training, Actor actor) {
        return pages.show(ATTENDANCE, attendance(Addresses.number(training), Form.EMPTY, actor));
    }

    private AttendancePage attendance(long number, Form form, Actor actor) {
        Trainings.Shown shown = trainings.keep(number, actor);
        List<Trainings.Seat> seats = trainings.seats(number, actor);
        return new AttendancePage(
                shown,
                seats,
                trainings.names(seats),
                shown.training().cancelled() == null
                        && !shown.training().slot().on().isAfter(trainings.today()),
                form);
    }

    /** Who comes, as a file: read by those who keep the training alone. */
    record SeatLine(
            String personne, boolean attente, @Nullable Boolean venue) {}

    @GetMapping("/formations/{training:[0-9]+}/presence.csv")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<byte[]> attendanceCsv(@PathVariable String training, Actor actor) {
        AttendancePage page = attendance(Addresses.number(training), Form.EMPTY, actor);
        return Table.of(SeatLine.class)
                .csv(
                        "presence.csv",
                        page.seats().stream()
                                .map(seat -> new SeatLine(page.name(seat), seat.waiting(), seat.came()))
                                .toList());
    }

    @PostMapping("/formations/{training:[0-9]+}/presence")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView note(@PathVariable String training, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(training);
        Form form = Form.of(typed);
        Set<AccountId> came = new HashSet<>();
        for (String one : form.all("venus"))
            if (one.matches("[1-9]\\d{0,15}")) came.add(new AccountId(Long.parseLong(one)));
        try {
            trainings.attendance(number, came, actor);
        } catch (Refused refusal) {
            return pages.refused(ATTENDANCE, attendance(number, form.refused(refusal), actor));
        }
        return pages.after(path(number) + "/presence", "flash.support.training.attended");
    }

    @PostMapping("/formations/{training:[0-9]+}/annulation")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView cancel(@PathVariable String training, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(training);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "motif");
            trainings.cancel(number, form.text("motif"), actor);
        } catch (Refused refusal) {
            return pages.refused(ATTENDANCE, attendance(number, form.refused(refusal), actor));
        }
        return pages.after(path(number) + "/presence", "flash.support.training.cancelled");
    }
}
