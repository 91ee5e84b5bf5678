package org.terreau.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

@Configuration
class WebConfiguration {

    /** The parameter that chooses a language. */
    static final String LANGUAGE = "lang";

    private static final String LANGUAGE_COOKIE = "terreau_lang";
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Bean
    static SiteCookie languageCookie() {
        return new SiteCookie(LANGUAGE_COOKIE, A_YEAR);
    }

    @Bean
    static SiteCookie flashCookie() {
        return new SiteCookie(Pages.FLASH, FlashCookie.LASTS);
    }

    @Bean
    static SiteCookie lostFormCookie() {
        return new SiteCookie(LostForms.COOKIE, LostForms.KEPT);
    }

    @Bean
    static KeptData lostFormData() {
        return new KeptData(900, "web.lost-forms", KeptData.Basis.PUBLIC_MISSION, LostForms.KEPT);
    }

    /** The present, unless the demonstration tells of another day. */
    @Bean
    @Fallback
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TemplateEngine templateEngine() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        engine.setBinaryStaticContent(true);
        return engine;
    }

    /** Nobody reads traces of requests here: not observing them makes each one a good part cheaper. */
    @Bean
    ObservationRegistry observationRegistry() {
        return ObservationRegistry.NOOP;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests(ObjectProvider<Pages> pages) {
        return factory -> factory.addContextCustomizers(context -> {
            if (!(context.getParent() instanceof StandardHost host)) return;
            host.getPipeline()
                    .addValve(new UnreadableRequests(() -> pages.getObject().styles()));
            host.setErrorReportValveClass(UnreadableRequests.class.getName());
        });
    }

    /** A page of some tens of kilobytes leaves in one write rather than in five. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wholePagesAtOnce() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appWriteBufSize", "65536");
            connector.setProperty("socket.txBufSize", "262144");
        });
    }

    /** With threads that cost nothing, any number of requests may wait for their body. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedReading(
            Environment environment,
            @Value("${server.tomcat.threads.max}") int threads,
            @Value("${terreau.reading.headers}") Duration headers,
            @Value("${terreau.reading.start}") Duration start) {
        int waiting = Threading.VIRTUAL.isActive(environment) ? Integer.MAX_VALUE : threads / 2;
        return factory -> {
            factory.setProtocol(PunctualHttp.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof PunctualHttp http) http.headersWithin(headers);
            });
            factory.addEngineValves(new BodyPace(start, waiting));
        };
    }

    /** One bundle a module: `messages/<module>_fr.properties` and `_en`. */
    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] found =
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_fr.properties");
        SiteMessages source = new SiteMessages();
        source.setBasenames(Arrays.stream(found)
                .map(resource ->
                        "messages/" + String.valueOf(resource.getFilename()).replace("_fr.properties", ""))
                .distinct()
                .sorted()
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Locale.FRENCH);
        return source;
    }

    @Bean
    Languages languages(MessageSource messages, @Value("${terreau.base-url}") String baseUrl) {
        return locale -> new Words(messages, locale, baseUrl);
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new OnlyOurLanguages(LANGUAGE_COOKIE);
        resolver.setDefaultLocale(Locale.FRENCH);
        resolver.setCookieMaxAge(A_YEAR);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    private static final class OnlyOurLanguages extends CookieLocaleResolver {

        OnlyOurLanguages(String cookie) {
            super(cookie);
        }

        @Override
        protected Locale parseLocaleValue(String value) {
            return value.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
        }
    }

    @Bean
    WebMvcConfigurer webMvc(OpenToGate gate, SentForms sent, ReadableText readable) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return value.equals("en") ? Locale.ENGLISH : Locale.FRENCH;
            }
        };
        language.setParamName(LANGUAGE);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(language);
                registry.addInterceptor(gate);
                registry.addInterceptor(readable);
                registry.addInterceptor(sent);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(Pages.ASSETS + "**")
                        .addResourceLocations("classpath:/static/assets/")
                        .setCacheControl(
                                CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                        .resourceChain(true)
                        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
            }
        };
    }
}
