namespace VisionAdapters.Evaluation;

/// <summary>Measures a metric on a resample. Called from several threads at once.</summary>
/// <param name="sample">The resample.</param>
/// <returns>The value; NaN where the metric has no meaning.</returns>
public delegate double SampleMeasure(MetricSample sample);
