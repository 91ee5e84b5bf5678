package org.terreau.web;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A drawing of ours as a picture, with the site's typeface.
 *
 * @param png on a white ground
 * @param alt what a reader who does not see it is told
 */
public record Picture(byte[] png, String alt) {

    private static final int SCALE = 3;

    public static final int WIDTH = SCALE * Chart.WIDTH;
    public static final int HEIGHT = SCALE * Chart.HEIGHT;

    private static final String START = "<svg";

    static {
        for (String style : List.of("400Regular", "700Bold")) register(style);
    }

    private static void register(String style) {
        try (InputStream font = Pdf.font(style)) {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Font.createFont(Font.TRUETYPE_FONT, font));
        } catch (FontFormatException | IOException broken) {
            throw new IllegalStateException("The typeface " + style + " can't be read", broken);
        }
    }

    /** @param svg a drawing of {@link Chart#WIDTH} by {@link Chart#HEIGHT}, whose presentation attributes make it stand alone */
    public static Picture of(String svg, String alt) {
        return new Picture(drawn(svg, WIDTH, HEIGHT, SCALE), alt);
    }

    /** A drawing as large as it says. */
    static Picture of(String svg, int width, int height, String alt) {
        return new Picture(drawn(svg, width, height, 1), alt);
    }

    private static byte[] drawn(String svg, int width, int height, int scale) {
        SVGDocument drawing = new SVGLoader()
                .load(
                        new ByteArrayInputStream(
                                svg.substring(svg.indexOf(START)).getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (drawing == null) throw new IllegalArgumentException("Not a drawing: " + svg);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D ground = image.createGraphics();
        try {
            ground.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            ground.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            ground.setColor(Color.WHITE);
            ground.fillRect(0, 0, width, height);
            ground.scale(scale, scale);
            drawing.render(null, ground);
        } finally {
            ground.dispose();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** As the source of an image that fetches nothing. */
    public String source() {
        return Pdf.PICTURE + Base64.getEncoder().encodeToString(png);
    }
}
