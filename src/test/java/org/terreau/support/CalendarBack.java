package org.terreau.support;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Brings the application back to the present after each test, for those that share it. */
class CalendarBack implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        test.getApplicationContext().getBean(Calendar.class).back();
    }
}
