namespace VisionAdapters.Evaluation;

/// <summary>A metric of one provider, ready to measure resamples; with the images' contributions where it is made of those.</summary>
internal sealed record PreparedMetric(SampleMeasure Measure, ImageRatios? Ratios);
