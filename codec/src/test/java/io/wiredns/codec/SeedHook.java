package io.wiredns.codec;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Makes every build test each property with the same values. jqwik, which has no setting for that,
 * finds this class by {@code META-INF/services} in the tests of all modules.
 *
 * <p>The system property {@code wiredns.seed} is another seed, or {@code random} for new values in
 * each run. jqwik reports the seed of a property that fails.
 */
public final class SeedHook implements AroundPropertyHook {
  /** The system property. */
  static final String PROPERTY = "wiredns.seed";

  private static final String BUILD = "20261122";
  private static final String RANDOM = "random";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    String seed = System.getProperty(PROPERTY, BUILD);
    if (attributes.seed().isEmpty() && !seed.equals(RANDOM)) {
      attributes.setSeed(seed);
    }
    // The database of jqwik is not asked for the values with which the last run failed.
    attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
    return property.execute();
  }
}
