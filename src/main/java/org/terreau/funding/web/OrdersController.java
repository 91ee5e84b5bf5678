package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Deliveries;
import org.terreau.funding.DeliveryState;
import org.terreau.funding.OrderBook;
import org.terreau.funding.OrderBooks;
import org.terreau.funding.OrderState;
import org.terreau.funding.OrderedWork;
import org.terreau.funding.Orders;
import org.terreau.funding.PurchaseOrder;
import org.terreau.identity.Actor;
import org.terreau.portfolio.PaidWork;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Pdf;
import org.terreau.web.Table;

/** The order book of a product: orders, what is done of them, and the statement that is printed. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class OrdersController {

    private static final Table<OrderLine> LINES = Table.of(OrderLine.class);
    private static final String LIST = "funding/orders";
    private static final String ONE = "funding/order";
    private static final String EDIT = "funding/order-edit";
    private static final String STATEMENT = "funding/delivery";
    private static final String NUMBER = "{number:[0-9]{1,18}}";
    private static final String DELIVERY = "{delivery:[0-9]{1,18}}";

    private final Pages pages;
    private final Pdf pdf;
    private final OrderBooks books;
    private final Orders orders;
    private final Deliveries deliveries;
    private final OrderedWork work;

    OrdersController(Pages pages, Pdf pdf, OrderBooks books, Orders orders, Deliveries deliveries, OrderedWork work) {
        this.pages = pages;
        this.pdf = pdf;
        this.books = books;
        this.orders = orders;
        this.deliveries = deliveries;
        this.work = work;
    }

    @GetMapping("/produits/{id}/commandes")
    ModelAndView list(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        OrderBook book = books.of(BudgetDeskController.id(id), actor);
        return pages.show(LIST, new OrdersPage(book, form, shown(book, form)));
    }

    private static List<PurchaseOrder> shown(OrderBook book, Form form) {
        String state = form.text("etat");
        return book.orders().stream()
                .filter(order -> switch (state) {
                    case "", OrdersPage.ALL -> true;
                    case OrdersPage.OPEN -> !order.state().over();
                    default -> order.state().code().equals(state);
                })
                .toList();
    }

    private List<OrderLine> lines(String id, MultiValueMap<String, String> typed, Actor actor) {
        OrderBook book = books.exported(BudgetDeskController.id(id), actor);
        return shown(book, Form.of(typed)).stream()
                .map(order -> OrderLine.of(order, book))
                .toList();
    }

    @GetMapping("/produits/{id}/commandes.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("commandes-" + id + ".csv", lines(id, typed, actor));
    }

    @GetMapping("/api/produits/{id}/commandes")
    ResponseEntity<List<OrderLine>> json(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(id, typed, actor));
    }

    @GetMapping("/produits/{id}/commandes/nouvelle")
    ModelAndView blank(@PathVariable String id, Actor actor) {
        OrderBook book = books.of(BudgetDeskController.id(id), actor);
        return pages.show(EDIT, new OrderEditPage(book, null, OrderForm.blank(book), false));
    }

    @PostMapping("/produits/{id}/commandes")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        OrderBook book = books.of(product, actor);
        try {
            long number = orders.add(product, OrderForm.read(form), actor);
            return pages.after(path(product, number), "flash.funding.order-added");
        } catch (Refused refusal) {
            return pages.refused(EDIT, new OrderEditPage(book, null, form.refused(refusal), false));
        }
    }

    @GetMapping("/produits/{id}/commandes/" + NUMBER)
    ModelAndView one(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show(ONE, page(BudgetDeskController.id(id), number, null, null, false, actor));
    }

    /** @param typed what was sent; null for a page that shows what is stored */
    private OrderPage page(
            ProductId product,
            long number,
            @Nullable Long delivery,
            @Nullable Form typed,
            boolean conflict,
            Actor actor) {
        OrderBook book = books.of(product, actor);
        PurchaseOrder order = book.order(number);
        PurchaseOrder.Delivery one = delivery == null ? null : delivery(order, delivery);
        Form form = typed == null ? Form.EMPTY : typed;
        for (Map.Entry<String, String> usual : defaults(book, order, one).entrySet())
            if (typed == null
                    || conflict && usual.getKey().equals("version")
                    || !typed.fields().contains(usual.getKey())) form = form.with(usual.getKey(), usual.getValue());
        return new OrderPage(book, order, one, form, conflict, one == null ? work.of(book, order, actor) : List.of());
    }

    private static Map<String, String> defaults(
            OrderBook book, PurchaseOrder order, PurchaseOrder.@Nullable Delivery delivery) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(order.version()));
        values.put("le", book.today().toString());
        values.put("numero-ej", order.terms().number());
        if (delivery == null)
            order.nextDelivery().ifPresent(next -> {
                values.put("du", next.startsOn().toString());
                values.put("au", next.endsOn().toString());
                values.put("montant", GridForm.typed(next.amount()));
                if (next.last()) values.put("dernier", "oui");
            });
        return values;
    }

    private static PurchaseOrder.Delivery delivery(PurchaseOrder order, long delivery) {
        return order.deliveries().stream()
                .filter(one -> one.id() == delivery)
                .findFirst()
                .orElseThrow(() -> new NotFound("delivery", delivery));
    }

    @GetMapping("/produits/{id}/commandes/" + NUMBER + "/modification")
    ModelAndView edit(@PathVariable String id, @PathVariable long number, Actor actor) {
        OrderBook book = books.of(BudgetDeskController.id(id), actor);
        PurchaseOrder order = book.order(number);
        OrderPage page = new OrderPage(book, order, null, Form.EMPTY, false, List.of());
        if (!page.changes()) return pages.redirect(order.path());
        return pages.show(EDIT, new OrderEditPage(book, order, OrderForm.filled(order), false));
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/modification")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        return pages.written(
                EDIT, form, (sent, conflict) -> edited(books.of(product, actor), number, sent, conflict), () -> {
                    orders.change(product, number, OrderForm.read(form), form.version(), actor);
                    return pages.after(path(product, number), "flash.funding.order-changed");
                });
    }

    /** After a conflict, what was typed may be saved over what somebody else wrote. */
    private static OrderEditPage edited(OrderBook book, long number, Form typed, boolean conflict) {
        PurchaseOrder order = book.order(number);
        Form form = conflict ? typed.with("version", String.valueOf(order.version())) : typed;
        return new OrderEditPage(book, order, form, conflict);
    }

    private static String path(ProductId product, long number) {
        return product.path() + "/commandes/" + number;
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/etat")
    ModelAndView move(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        OrderState to = OrderState.of(form.text("vers"))
                .orElseThrow(() -> new NotFound("state of an order", form.text("vers")));
        return acted(
                Target.of(id, number, null),
                form,
                "flash.funding.order." + to.code(),
                actor,
                product -> orders.move(
                        product,
                        number,
                        to,
                        new Orders.Act(form.date("le"), form.text("numero-ej"), form.text("derogation")),
                        form.version(),
                        actor));
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/retour")
    ModelAndView takeBack(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return acted(
                Target.of(id, number, null),
                form,
                "flash.funding.order-back",
                actor,
                product -> orders.takeBack(product, number, form.text("raison"), form.version(), actor));
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/services-faits")
    ModelAndView deliver(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return acted(
                Target.of(id, number, null),
                form,
                "flash.funding.delivery-added",
                actor,
                product -> deliveries.deliver(product, number, delivered(form), form.version(), actor));
    }

    private static Deliveries.Delivered delivered(Form form) {
        Objections objections = new Objections();
        Money amount = OrderForm.amount(form, "montant", objections);
        objections.raise();
        return new Deliveries.Delivered(
                form.date("du"),
                form.date("au"),
                amount,
                form.ticked("dernier"),
                form.text("livrables"),
                form.text("reserve"));
    }

    @GetMapping("/produits/{id}/commandes/" + NUMBER + "/services-faits/" + DELIVERY)
    ModelAndView statement(
            @PathVariable String id, @PathVariable long number, @PathVariable long delivery, Actor actor) {
        return pages.show(STATEMENT, page(BudgetDeskController.id(id), number, delivery, null, false, actor));
    }

    @GetMapping("/produits/{id}/commandes/" + NUMBER + "/services-faits/" + DELIVERY + ".pdf")
    ResponseEntity<byte[]> printed(
            @PathVariable String id,
            @PathVariable long number,
            @PathVariable long delivery,
            Locale locale,
            Actor actor) {
        OrderPage page = page(BudgetDeskController.id(id), number, delivery, null, false, actor);
        return pdf.file(
                "service-fait-" + number + "-" + delivery + ".pdf",
                "funding/statement",
                pages.outsideRequest(locale),
                page);
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/services-faits/" + DELIVERY + "/etat")
    ModelAndView advance(
            @PathVariable String id,
            @PathVariable long number,
            @PathVariable long delivery,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        DeliveryState to = DeliveryState.of(form.text("vers"))
                .orElseThrow(() -> new NotFound("state of a delivery", form.text("vers")));
        return acted(
                Target.of(id, number, delivery),
                form,
                "flash.funding.delivery." + to.code(),
                actor,
                product -> deliveries.advance(
                        product,
                        number,
                        delivery,
                        to,
                        new Orders.Act(form.date("le"), form.text("facture"), ""),
                        form.version(),
                        actor));
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/services-faits/" + DELIVERY + "/retour")
    ModelAndView takeBackDelivery(
            @PathVariable String id,
            @PathVariable long number,
            @PathVariable long delivery,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return acted(
                Target.of(id, number, delivery),
                form,
                "flash.funding.order-back",
                actor,
                product -> deliveries.takeBack(product, number, delivery, form.text("raison"), form.version(), actor));
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/missions")
    ModelAndView pays(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return paying(id, number, typed, actor, (product, chosen) -> {
            PaidWork.Bounded end = work.add(product, number, chosen.id(), chosen.version(), actor);
            String path = path(product, number);
            return end.until() == null || end.wished() == null
                    ? pages.after(path, "flash.funding.order-pays")
                    : pages.after(path, "flash.funding.order-pays.wished", end.until(), end.wished());
        });
    }

    @PostMapping("/produits/{id}/commandes/" + NUMBER + "/missions/retrait")
    ModelAndView paysNoMore(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return paying(id, number, typed, actor, (product, chosen) -> {
            work.remove(product, number, chosen.id(), chosen.version(), actor);
            return pages.after(path(product, number), "flash.funding.order-pays-no-more");
        });
    }

    /** Something that is done to what an order pays. */
    private interface Paying {

        ModelAndView done(ProductId product, Chosen chosen);
    }

    /** What somebody does, as it was read. */
    private record Chosen(long id, long version) {

        static Chosen of(String typed) {
            if (!typed.matches("[0-9]{1,18}\\.[0-9]{1,18}"))
                throw new Refused(OrderPage.WORK, "funding.order.work.choose");
            int dot = typed.indexOf('.');
            return new Chosen(Long.parseLong(typed.substring(0, dot)), Long.parseLong(typed.substring(dot + 1)));
        }
    }

    private ModelAndView paying(
            String id, long number, MultiValueMap<String, String> typed, Actor actor, Paying paying) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        return pages.written(
                ONE,
                form,
                (sent, conflict) -> page(product, number, null, sent, conflict, actor),
                () -> paying.done(product, Chosen.of(form.text(OrderPage.WORK))));
    }

    /** An order, or one of its statements, to which a form does one thing. */
    private record Target(
            ProductId product, long number, @Nullable Long delivery) {

        static Target of(String id, long number, @Nullable Long delivery) {
            return new Target(BudgetDeskController.id(id), number, delivery);
        }
    }

    /** Does one thing to an order, or to one of its statements; what refuses it is said where it was typed. */
    private ModelAndView acted(Target target, Form form, String done, Actor actor, Consumer<ProductId> act) {
        return pages.written(
                target.delivery() == null ? ONE : STATEMENT,
                form,
                (sent, conflict) -> page(target.product(), target.number(), target.delivery(), sent, conflict, actor),
                () -> {
                    act.accept(target.product());
                    return pages.after(path(target.product(), target.number()), done);
                });
    }
}
