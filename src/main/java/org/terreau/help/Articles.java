package org.terreau.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.terreau.shared.Markdown;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.web.SearchSource;
import org.terreau.web.SiteWords;

/** The articles, in both languages, found as people type. */
@Service
public class Articles implements SearchSource {

    static final String PATH = "/aide";

    private static final String KIND = "aide";
    private static final Pattern HEAD = Pattern.compile("# ([a-z0-9-]+) \\| ([a-z ]+) \\| (.+)");

    private final List<Article> french = read("aide_fr.md");
    private final List<Article> english = read("aide_en.md");
    private final ObjectProvider<SiteWords> site;

    Articles(ObjectProvider<SiteWords> site) {
        this.site = site;
    }

    private static List<Article> read(String name) {
        try (InputStream file = Objects.requireNonNull(Articles.class.getResourceAsStream(name))) {
            List<Article> articles = new ArrayList<>();
            for (String part : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^(?=# )")) {
                if (part.isBlank()) continue;
                int end = part.indexOf('\n');
                Matcher head = HEAD.matcher(part.substring(0, end));
                if (!head.matches()) throw new IllegalArgumentException("Not the head of an article: " + part);
                articles.add(new Article(
                        head.group(1),
                        Stream.of(head.group(2).split(" "))
                                .map(Article.Role::of)
                                .toList(),
                        head.group(3),
                        part.substring(end).strip()));
            }
            return List.copyOf(articles);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public List<Article> in(Locale language) {
        return language.getLanguage().equals("en") ? english : french;
    }

    public Article read(String code, Locale language) {
        return in(language).stream()
                .filter(article -> article.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("article", code));
    }

    /** What the search of the whole site finds, then what holds each of these words in the reader's language. */
    public List<Article> search(String typed, Locale language) {
        Set<String> paths = new LinkedHashSet<>();
        site.ifAvailable(words -> paths.addAll(words.paths(KIND, typed)));
        List<String> words = List.of(Plain.text(typed).split(" "));
        in(language).stream()
                .filter(article -> holds(article, words))
                .map(Article::path)
                .forEach(paths::add);
        return paths.stream()
                .flatMap(path ->
                        in(language).stream().filter(article -> article.path().equals(path)))
                .toList();
    }

    private static boolean holds(Article article, List<String> words) {
        String text = Plain.text(article.title() + " " + Markdown.words(article.text()));
        return words.stream().allMatch(text::contains);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int order() {
        return 480;
    }

    @Override
    public List<Entry> entries() {
        return french.stream()
                .map(article -> new Entry(
                        article.title(), Markdown.words(article.text()), article.path(), List.of(), "", List.of()))
                .toList();
    }
}
