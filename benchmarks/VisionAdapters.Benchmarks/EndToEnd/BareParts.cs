using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;

namespace VisionAdapters.Benchmarks;

/// <summary>The two things that no tagger can do without, with nothing around them: the codec's scaled decode, and a run of the session.</summary>
internal sealed class BareParts : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtValue _input;
    private readonly RunOptions _runOptions = new();
    private readonly int _batch;
    private readonly int _width;
    private readonly int _height;
    private byte[] _pixels = [];

    public BareParts(InferenceSession session, int batch)
    {
        _session = session;
        _batch = batch;
        var input = session.InputMetadata.Single().Value;
        (_height, _width) = (input.Dimensions[1], input.Dimensions[2]);
        _input = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, input.ElementDataType, [batch, _height, _width, 3]);
        new Random(1).NextBytes(_input.GetTensorMutableRawData());
    }

    /// <summary>Decodes every photo at the least of the codec's scales that still covers the model's input.</summary>
    public void Decode(byte[][] photos)
    {
        foreach (var photo in photos)
        {
            Decode(photo);
        }
    }

    /// <summary>Runs the session until as many images have gone through it.</summary>
    public void Run(int images)
    {
        for (var done = 0; done < images; done += _batch)
        {
            using var outputs = _session.Run(_runOptions, _session.InputNames, [_input], _session.OutputNames);
        }
    }

    public void Dispose()
    {
        _input.Dispose();
        _runOptions.Dispose();
    }

    private void Decode(byte[] photo)
    {
        var pin = GCHandle.Alloc(photo, GCHandleType.Pinned);
        try
        {
            using var data = SKData.Create(pin.AddrOfPinnedObject(), photo.Length);
            using var codec = SKCodec.Create(data);
            var scale = Math.Max(Math.Min((float)_width / codec.Info.Width, (float)_height / codec.Info.Height), 0.125f);
            var size = codec.GetScaledDimensions(Math.Min(scale, 1));
            var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
            if (_pixels.Length < info.BytesSize)
            {
                _pixels = GC.AllocateUninitializedArray<byte>(info.BytesSize, pinned: true);
            }

            codec.GetPixels(info, Marshal.UnsafeAddrOfPinnedArrayElement(_pixels, 0));
        }
        finally
        {
            pin.Free();
        }
    }
}
