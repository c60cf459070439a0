namespace VisionAdapters.Evaluation;

/// <summary>Measures one bootstrap resample, given how often each image was drawn. Called from several threads at once.</summary>
internal delegate void ResampleMeasure(int resample, ReadOnlySpan<ushort> counts);
