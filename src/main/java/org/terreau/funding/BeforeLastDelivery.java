package org.terreau.funding;

import java.time.LocalDate;
import java.util.List;
import org.terreau.shared.Refused;

/** What has to be done before the last service-done statement of an order is signed, told by modules above. */
public interface BeforeLastDelivery {

    /**
     * What is still open; nothing when it may be signed.
     *
     * @param until the last day that the statement covers
     */
    List<Refused.Problem> open(PurchaseOrder order, LocalDate until);
}
