package org.terreau.testing;

import jakarta.servlet.Filter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Counts the SQL statements that requests prepare. Those of jobs and of the test itself are left out, and so is what one
 * request a second asks for all others, of whether what is public has changed and of how many calls the API still allows:
 * it would move a count with the clock.
 */
@TestComponent
public class Statements implements BeanPostProcessor {

    private static final Pattern ONCE_A_SECOND =
            Pattern.compile("select last_value from public_content|\\ballowance\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_REQUEST = Pattern.compile("tomcat|http");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ReadWriteLock REQUESTS = new ReentrantReadWriteLock(true);

    /**
     * How many statements the requests made by this action prepare, to the last: a session is saved once its answer has
     * left, so the requests in flight are waited for, before as after.
     */
    public static int during(Runnable action) {
        int before = afterRequests();
        action.run();
        return afterRequests() - before;
    }

    private static int afterRequests() {
        REQUESTS.writeLock().lock();
        try {
            return COUNT.get();
        } finally {
            REQUESTS.writeLock().unlock();
        }
    }

    @Bean
    static FilterRegistrationBean<Filter> requestsInFlight() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, answer, chain) -> {
            REQUESTS.readLock().lock();
            try {
                chain.doFilter(request, answer);
            } finally {
                REQUESTS.readLock().unlock();
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source)) return bean;
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(() -> method.invoke(source, arguments));
                    return result instanceof Connection connection ? counting(connection) : result;
                });
    }

    private static Object counting(Connection connection) {
        return Proxy.newProxyInstance(
                Statements.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && OF_A_REQUEST
                                    .matcher(Thread.currentThread().getName())
                                    .lookingAt()
                            && !ONCE_A_SECOND
                                    .matcher(String.valueOf(arguments[0]))
                                    .find()) COUNT.incrementAndGet();
                    return call(() -> method.invoke(connection, arguments));
                });
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
