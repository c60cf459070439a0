using System.Globalization;

namespace VisionAdapters.Benchmarks;

/// <summary>Memory at points of a long run, each since the one before. What it allocates itself does not count.</summary>
internal sealed class SteadyCheckpoints(double answer)
{
    private long _own;
    private long _first;
    private long _last;
    private int _images;
    private double _leastResident = double.MaxValue;
    private double _mostResident;

    public void Start()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an answer of this model takes {answer:N0} bytes on average"));
        Console.WriteLine($"{"images",10}{"allocated an image",20}{"beyond the answer",19}{"managed heap",15}{"resident",12}{"peak",12}");
        GC.Collect();
        _first = _last = GC.GetTotalAllocatedBytes(precise: true);
    }

    public void Add(int images)
    {
        // The other threads go on meanwhile: what they allocate belongs to the images that come next.
        var now = GC.GetTotalAllocatedBytes(precise: true) - _own;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var each = (double)(now - _last) / (images - _images);
        var resident = ProcessMemory.Read("VmRSS") / 1024.0;
        (_leastResident, _mostResident) = (Math.Min(_leastResident, resident), Math.Max(_mostResident, resident));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{images,10:N0}{each,18:N1} B{each - answer,17:N1} B{GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,12:0.00} MB{resident,9:0.0} MB{ProcessMemory.Read("VmHWM") / 1024.0,9:0.0} MB"));
        (_images, _last) = (images, now);
        _own += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public void Summarise(int images, bool wasStopped)
    {
        if (images > _images)
        {
            Add(images);
        }

        var beyond = ((double)(_last - _first) / Math.Max(images, 1)) - answer;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(wasStopped ? "stopped" : "ended")} after {images:N0} images: {beyond:N1} B an image beyond the answer, resident from {_leastResident:0.0} to {_mostResident:0.0} MB, {Environment.CpuUsage.TotalTime.TotalMilliseconds / Math.Max(images, 1):0.00} ms of processor time an image"));
    }
}
