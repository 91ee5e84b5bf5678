package org.terreau.shared;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Text written by people, as HTML that can do no harm: scripts, frames, styles and event handlers are dropped, links
 * may be http(s) or mailto, headings are lowered by one level so that the page keeps its only h1.
 */
public final class Markdown {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    (element, attributes) -> "h" + Math.min(6, element.charAt(1) - '0' + 1),
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6")
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "strong",
                    "em",
                    "b",
                    "i",
                    "s",
                    "del",
                    "sub",
                    "sup",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "details",
                    "summary")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("noopener", "nofollow")
            .toFactory();

    private Markdown() {}

    public static String html(String text) {
        return POLICY.sanitize(RENDERER.render(PARSER.parse(text)));
    }

    /** The same where the text stands by itself on a page: its highest heading, whichever it is, takes this level. */
    public static String html(String text, int top) {
        Node document = PARSER.parse(text);
        List<Heading> headings = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        int highest = headings.stream().mapToInt(Heading::getLevel).min().orElse(1);
        headings.forEach(heading -> heading.setLevel(Math.min(6, heading.getLevel() - highest + top - 1)));
        return POLICY.sanitize(RENDERER.render(document));
    }

    /** What a reader reads of it, a line for each block: neither marks nor addresses nor HTML. */
    public static String words(String text) {
        StringBuilder words = new StringBuilder();
        PARSER.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Text read) {
                words.append(read.getLiteral());
            }

            @Override
            public void visit(Code read) {
                words.append(read.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak broken) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak broken) {
                words.append(' ');
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                boolean inline =
                        parent instanceof Emphasis || parent instanceof StrongEmphasis || parent instanceof Link;
                if (!inline && !words.isEmpty() && words.charAt(words.length() - 1) != '\n') words.append('\n');
            }
        });
        return words.toString().strip();
    }
}
