namespace VisionAdapters.Evaluation;

/// <summary>A metric of one provider, ready to measure resamples.</summary>
/// <param name="Measure">Measures a resample.</param>
/// <param name="Ratios">The images' contributions, where it is made of those.</param>
/// <param name="Estimate">Measures the whole set with an interval, where the metric has a method of its own.</param>
internal sealed record PreparedMetric(SampleMeasure Measure, ImageRatios? Ratios, Func<ImageGroups, Estimate>? Estimate = null);
