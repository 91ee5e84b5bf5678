package org.terreau.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Counts the SQL statements that requests prepare; those of jobs and of the test itself are left out. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** How many statements the requests made by this action prepare. */
    public static int during(Runnable action) {
        int before = COUNT.get();
        action.run();
        return COUNT.get() - before;
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
                            && Thread.currentThread().getName().matches("(tomcat|http).*")) COUNT.incrementAndGet();
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
