using System.Diagnostics.Tracing;
using System.Globalization;

namespace VisionAdapters.Benchmarks;

/// <summary>Which types the process allocates, by the runtime's random samples: one for about 100 KB.</summary>
internal sealed class AllocatedTypes : EventListener
{
    private const EventKeywords AllocationSampling = (EventKeywords)0x80000000000;
    private const int BytesPerSample = 102_400;

    private readonly Dictionary<string, long> _samples = new(StringComparer.Ordinal);

    public void Print(long images)
    {
        lock (_samples)
        {
            foreach (var (type, samples) in _samples.OrderByDescending(pair => pair.Value))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(double)samples * BytesPerSample / images,10:0.0} B an image  {type}"));
            }
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Informational, AllocationSampling);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.PayloadNames?.IndexOf("TypeName") is { } place and >= 0)
        {
            var type = (string)eventData.Payload![place]!;
            lock (_samples)
            {
                _samples[type] = _samples.GetValueOrDefault(type) + 1;
            }
        }
    }
}
