package org.genera.toy;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/**
 * Customers of three plans: a table with a column of each kind that fits in a cell, cells missing
 * at random, and the plan as the label. Columns depend on each other through the plan; the income
 * depends on the age as well.
 */
final class MixedTable implements ToySet {

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long FIRST_DAY = LocalDate.of(2015, 1, 1).toEpochDay();
  private static final int DAYS = 3653;

  private static final double[] PLAN_CUMULATIVE = {0.5, 0.8, 1};
  private static final double[] AGE_MEAN = {35, 45, 60};
  private static final double AGE_SIGMA = 8;
  private static final int YOUNGEST = 18;
  private static final double[] LOG_INCOME_AT_40 = {10, 10.4, 10.8};
  private static final double LOG_INCOME_PER_YEAR = 0.01;
  private static final double LOG_INCOME_SIGMA = 0.3;
  private static final double[][] REGION_CUMULATIVE = {
    {0.4, 0.7, 0.9, 1}, {0.25, 0.5, 0.75, 1}, {0.1, 0.3, 0.6, 1}
  };
  private static final double[] MEMBER = {0.2, 0.5, 0.9};

  private static final Schema SCHEMA =
      Schema.of(
          Column.whole("age"),
          Column.real("income"),
          Column.category("region", "north", "east", "south", "west"),
          new Column("member", new ColumnType.Bool(), Role.FEATURE),
          new Column(
              "joined", new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE), Role.FEATURE),
          Column.category("label", "basic", "plus", "premium").withRole(Role.LABEL));

  /** How often a cell is missing, by column; a label never is. */
  private static final double[] MISSING = {0.05, 0.1, 0.05, 0.05, 0.02, 0};

  @Override
  public String name() {
    return "mixed";
  }

  @Override
  public String description() {
    return "customers: integer, real, category, boolean, date and a label, with missing cells";
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean labelledByDefault() {
    return true;
  }

  @Override
  public OptionalDouble noise() {
    return OptionalDouble.empty();
  }

  @Override
  public void draw(BatchBuilder row, RandomStream random, double noise) {
    int plan = random.nextIndex(PLAN_CUMULATIVE);
    double age = Math.max(YOUNGEST, Math.rint(AGE_MEAN[plan] + AGE_SIGMA * random.nextGaussian()));
    double[] cells = {
      age,
      income(plan, age, random),
      random.nextIndex(REGION_CUMULATIVE[plan]),
      random.nextDouble() < MEMBER[plan] ? 1 : 0,
      (FIRST_DAY + random.nextInt(DAYS)) * MICROS_PER_DAY,
      plan
    };
    for (int column = 0; column < cells.length; column++) {
      boolean missing = random.nextDouble() < MISSING[column];
      row.number(column, missing ? Double.NaN : cells[column]);
    }
  }

  private static double income(int plan, double age, RandomStream random) {
    double logIncome =
        LOG_INCOME_AT_40[plan]
            + LOG_INCOME_PER_YEAR * (age - 40)
            + LOG_INCOME_SIGMA * random.nextGaussian();
    return Math.rint(100 * StrictMath.exp(logIncome)) / 100;
  }
}
