using System.Globalization;

namespace VisionAdapters.Benchmarks;

/// <summary>Memory at points of a long run, each since the one before.</summary>
internal sealed class SteadyCheckpoints(double answer)
{
    private long _allocated;
    private long _startAllocated;
    private int _images;
    private double _leastResident = double.MaxValue;
    private double _mostResident;

    public void Start()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an answer of this model takes {answer:N0} bytes on average"));
        Console.WriteLine($"{"images",10}{"allocated an image",20}{"beyond the answer",19}{"managed heap",15}{"resident",12}{"peak",12}");
        GC.Collect();
        _startAllocated = _allocated = GC.GetTotalAllocatedBytes(precise: true);
    }

    public void Add(int images)
    {
        var each = (double)(GC.GetTotalAllocatedBytes(precise: true) - _allocated) / (images - _images);
        var resident = ProcessMemory.Read("VmRSS") / 1024.0;
        (_leastResident, _mostResident) = (Math.Min(_leastResident, resident), Math.Max(_mostResident, resident));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{images,10:N0}{each,18:N1} B{each - answer,17:N1} B{GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,12:0.00} MB{resident,9:0.0} MB{ProcessMemory.Read("VmHWM") / 1024.0,9:0.0} MB"));
        _images = images;
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
    }

    public void Summarise(int images, bool wasStopped)
    {
        if (images > _images)
        {
            Add(images);
        }

        var each = (double)(_allocated - _startAllocated) / Math.Max(images, 1);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(wasStopped ? "stopped" : "ended")} after {images:N0} images: {each - answer:N1} B an image beyond the answer, resident from {_leastResident:0.0} to {_mostResident:0.0} MB, {Environment.CpuUsage.TotalTime.TotalMilliseconds / Math.Max(images, 1):0.00} ms of processor time an image"));
    }
}
