package org.terreau.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A person with a browser without JavaScript: keeps cookies, follows redirects, fills in and sends the forms that the
 * pages really hold. What can't be done through it can't be done without script.
 */
public final class Visit {

    private final String base;
    private final HttpClient client;

    public Visit(int port) {
        this(
                port,
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    private Visit(int port, HttpClient client) {
        this.base = "http://localhost:" + port;
        this.client = client;
    }

    /** The same person, with the same cookies, sent to another instance of the site. */
    public Visit at(int port) {
        return new Visit(port, client);
    }

    /** What came back: the last answer after the redirects. */
    public record Page(int status, URI address, Map<String, List<String>> headers, String body) {

        public Document html() {
            return Jsoup.parse(body, address.toString());
        }

        public String text() {
            return html().body().text();
        }

        public String path() {
            return address.getQuery() == null ? address.getPath() : address.getPath() + "?" + address.getQuery();
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .flatMap(entry -> entry.getValue().stream())
                    .findFirst()
                    .orElse("");
        }

        /** The messages shown beside the field of this name. */
        public String errorOf(String field) {
            Element input = html().selectFirst("[name=" + field + "]");
            if (input == null) throw new AssertionError("No field " + field + " on " + address);
            String described = input.attr("aria-describedby");
            StringBuilder errors = new StringBuilder();
            for (String id : described.split(" ", -1)) {
                if (id.isBlank()) continue;
                Element element = html().getElementById(id);
                if (element != null)
                    errors.append(
                            element.select(".fr-message--error, .fr-error-text").text());
            }
            return errors.toString();
        }
    }

    public Page get(String path) {
        return send(request(path).GET().build());
    }

    /** Where this address leads, without going there. */
    public String leadsTo(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        } catch (IOException failure) {
            throw new AssertionError(path + ": " + failure, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public Page get(String path, String header, String value) {
        return send(request(path).header(header, value).GET().build());
    }

    /** Sends a body as it is, without form token: what a forger or an API client does. */
    public Page post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a form as another site or a script would make a browser send it. */
    public Page post(String path, String body, String header, String value) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The page's form whose action is this one, ready to fill in. */
    public Form form(Page page, String action) {
        for (FormElement form : page.html().select("form").forms()) {
            if (URI.create(form.absUrl("action")).getPath().equals(action)) return new Form(form);
        }
        throw new AssertionError("No form for " + action + " on " + page.address() + "\n" + page.text());
    }

    /** Presses the button of the message that follows what was taken away. */
    public Page undo(Page page) {
        return form(page, "/annuler").send();
    }

    /** Every form that writes on the page, ready to fill in. */
    public List<Form> forms(Page page) {
        return page.html().select("form[method=post]").forms().stream()
                .map(Form::new)
                .toList();
    }

    /** The browser forgets the session, as after a night; every other cookie stays. */
    public void loseSession() {
        forget("terreau_session");
    }

    /** The browser was given this cookie. */
    public boolean holds(String cookie) {
        CookieManager cookies = (CookieManager) client.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream()
                .anyMatch(one -> one.getName().equals(cookie));
    }

    /** The browser forgets this cookie. */
    public void forget(String cookie) {
        CookieManager cookies = (CookieManager) client.cookieHandler().orElseThrow();
        List<HttpCookie> held = cookies.getCookieStore().getCookies().stream()
                .filter(one -> one.getName().equals(cookie))
                .toList();
        held.forEach(one -> cookies.getCookieStore().remove(URI.create(base), one));
    }

    public final class Form {

        private static final int CHOICES = 4;

        private final FormElement element;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private final List<Chosen> chosen = new ArrayList<>();

        private Form(FormElement element) {
            this.element = element;
            for (Connection.KeyVal field : element.formData())
                values.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(field.value());
        }

        /** Types into a field; the form must have it. */
        public Form with(String field, String... typed) {
            if (element.select("[name=" + field + "]").isEmpty())
                throw new AssertionError("The form " + element.attr("action") + " has no field " + field);
            values.put(field, List.of(typed));
            return this;
        }

        /** Adds a value that the page does not offer: for those who tinker. */
        public Form forged(String field, String value) {
            values.put(field, List.of(value));
            return this;
        }

        /** The same form, as the page showed it. */
        public Form again() {
            return new Form(element);
        }

        /** Each text field that says how many characters it takes; a secret is typed again rather than shown. */
        public Map<String, Integer> limits() {
            Map<String, Integer> limits = new LinkedHashMap<>();
            for (Element field : element.select("[data-max]:not([type=password])"))
                limits.put(field.attr("name"), Integer.parseInt(field.attr("data-max")));
            return limits;
        }

        /** Each value of each radio button, the first of each list of the form, and no choice at all. */
        public List<Map.Entry<String, String>> choices() {
            List<Map.Entry<String, String>> choices = new ArrayList<>(List.of(Map.entry("", "")));
            for (Element radio : element.select("input[type=radio]"))
                choices.add(Map.entry(radio.attr("name"), radio.val()));
            for (Element list : element.select("select"))
                list.select("option").stream()
                        .limit(CHOICES)
                        .forEach(option -> choices.add(Map.entry(list.attr("name"), option.val())));
            return choices;
        }

        /** Sent by its last button, where several say what is asked. */
        public Form pressed() {
            Element button = element.select("button[name]").last();
            return button == null ? this : forged(button.attr("name"), button.attr("value"));
        }

        /** The fields with a name, as the page holds them. */
        public List<Element> fields() {
            return element.select("input[name], textarea[name], select[name]");
        }

        /** Where the form is sent. */
        public String action() {
            return URI.create(element.absUrl("action")).getPath();
        }

        /** The names of the fields into which one types a text. */
        public List<String> texts() {
            return element.select(
                            "textarea:not([hidden]), input:not([type]), input[type=text], input[type=email], input[type=tel]")
                    .eachAttr("name");
        }

        public String value(String field) {
            List<String> held = values.get(field);
            return held == null ? "" : String.join(",", held);
        }

        /** Chooses a file; the form must have that field. */
        public Form file(String field, String name, byte[] bytes) {
            if (element.select("input[type=file][name=" + field + "]").isEmpty())
                throw new AssertionError("The form " + element.attr("action") + " has no file field " + field);
            chosen.add(new Chosen(field, name, bytes));
            return this;
        }

        public Page send() {
            if (element.attr("enctype").equals("multipart/form-data")) return sendParts();
            String encoded = values.entrySet().stream()
                    .flatMap(entry ->
                            entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                    .collect(Collectors.joining("&"));
            String action = element.absUrl("action");
            if (element.attr("method").equalsIgnoreCase("post"))
                return Visit.this.post(action, "application/x-www-form-urlencoded", encoded);
            return Visit.this.get(action + "?" + encoded);
        }

        /** As browsers do: a file field left empty is sent as a part without name or content. */
        private Page sendParts() {
            Parts parts = new Parts();
            values.forEach((field, held) -> {
                if (element.select("input[type=file][name=" + field + "]").isEmpty())
                    held.forEach(value -> parts.field(field, value));
            });
            chosen.forEach(file -> parts.file(file.field(), file.name(), file.bytes()));
            for (Element field : element.select("input[type=file]"))
                if (chosen.stream().noneMatch(file -> file.field().equals(field.attr("name"))))
                    parts.file(field.attr("name"), "", new byte[0]);
            return Visit.this.send(request(element.absUrl("action"))
                    .header("Content-Type", "multipart/form-data; boundary=" + Parts.BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(parts.end()))
                    .build());
        }
    }

    private record Chosen(String field, String name, byte[] bytes) {}

    /** The body of a form with files. */
    private static final class Parts {

        static final String BOUNDARY = "----terreau-a-boundary";

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void field(String name, String value) {
            part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
        }

        void file(String field, String name, byte[] bytes) {
            part(
                    "name=\"" + field + "\"; filename=\"" + name + "\"",
                    "Content-Type: application/octet-stream\r\n",
                    bytes);
        }

        private void part(String disposition, String more, byte[] bytes) {
            out.writeBytes(
                    ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            out.writeBytes(bytes);
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }

        byte[] end() {
            out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        }
    }

    /** What an address answers with, byte for byte. */
    public byte[] bytes(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException failure) {
            throw new AssertionError(path + ": " + failure, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An address of this site, or of another one; links in mails name the site by port 0, which tests can't know. */
    private HttpRequest.Builder request(String path) {
        URI address = URI.create(path.startsWith("http") ? path : base + path);
        boolean elsewhere = path.startsWith("http") && address.getPort() != 0;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return HttpRequest.newBuilder(elsewhere ? address : URI.create(base + address.getRawPath() + query))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "fr");
    }

    private Page send(HttpRequest request) {
        try {
            HttpRequest next = request;
            for (int hops = 0; hops < 10; hops++) {
                HttpResponse<String> answer =
                        client.send(next, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() < 300 || answer.statusCode() >= 400 || answer.statusCode() == 304)
                    return new Page(
                            answer.statusCode(), answer.uri(), answer.headers().map(), answer.body());
                URI location = answer.uri()
                        .resolve(answer.headers().firstValue("Location").orElseThrow());
                next = request(location.toString()).GET().build();
            }
            throw new AssertionError("Too many redirects from " + request.uri());
        } catch (IOException failure) {
            throw new AssertionError(request.uri() + ": " + failure, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
