using System.Diagnostics.Metrics;

namespace VisionAdapters.Telemetry;

/// <summary>The metrics of a pipeline. Buckets reach from a local model's milliseconds to the seconds of a chat model.</summary>
internal sealed class TaggingInstruments : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _images;
    private readonly Histogram<int> _tags;

    public TaggingInstruments(string sourceName, IMeterFactory? meters)
    {
        _meter = meters?.Create(new MeterOptions(sourceName)) ?? new Meter(sourceName);
        _duration = _meter.CreateHistogram(
            "vision_adapters.tagging.duration", "s", "Duration of a call.", advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60],
            });
        _images = _meter.CreateCounter<long>("vision_adapters.tagging.images", "{image}", "Images answered or failed.");
        _tags = _meter.CreateHistogram(
            "vision_adapters.tagging.tags", "{tag}", "Tags of an image.", advice: new InstrumentAdvice<int>
            {
                HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 50, 100],
            });
    }

    public void Ended(TimeSpan elapsed, TaggingCallTags tags) => _duration.Record(elapsed.TotalSeconds, tags.ToTagList());

    public void Answered(TaggingResponse response)
    {
        var tags = TaggingCallTags.Of(response).ToTagList();
        _images.Add(1, tags);
        _tags.Record(response.Tags.Count, tags);
    }

    public void Failed(int images, string provider, string? error) =>
        _images.Add(images, new TaggingCallTags(provider) { Error = error }.ToTagList());

    public void Dispose() => _meter.Dispose();
}
