using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Opens the file of the precision that is asked for, or the faster of the two.</summary>
internal sealed class PrecisionChooser(ModelDescription description, OnnxInferenceOptions options)
{
    private const string Int8Ending = ".int8.onnx";
    private const int WarmUps = 2;
    private const int Rounds = 7;

    private readonly SessionOpener _opener = new(description, options);

    public OpenedModel Open()
    {
        if (options.Precision == ModelPrecision.Single)
        {
            return _opener.Open(description.Single, ModelPrecision.Single);
        }

        var int8 = FindInt8();
        if (options.Precision == ModelPrecision.Int8)
        {
            return _opener.Open(
                int8 ?? throw description.Error(
                    $"there is no model of 8-bit weights: {DefaultInt8Name()} is absent and the sidecar names no other under "
                        + "model.int8. Ask for another precision."),
                ModelPrecision.Int8);
        }

        return int8 is null ? _opener.Open(description.Single, ModelPrecision.Single) : OpenFaster(int8);
    }

    /// <summary>
    /// Gets the hash of the model at single precision, whichever runs. A package that ships without that file goes by the one that it has.
    /// </summary>
    public string SinglePrecisionHash(OpenedModel opened) =>
        opened.Precision == ModelPrecision.Single ? opened.Sha256
        : description.Single.Sha256 ?? (description.Source.Has(description.Single.Name) ? _opener.Hash(description.Single) : opened.Sha256);

    private ModelFile? FindInt8() =>
        description.Int8 ?? (description.Source.Has(DefaultInt8Name()) ? new ModelFile(DefaultInt8Name(), Sha256: null) : null);

    private string DefaultInt8Name() => Path.ChangeExtension(description.Single.Name, null) + Int8Ending;

    private OpenedModel OpenFaster(ModelFile int8)
    {
        var single = _opener.Open(description.Single, ModelPrecision.Single);
        OpenedModel? small = null;
        try
        {
            small = _opener.Open(int8, ModelPrecision.Int8);
            var input = new InputResolver(description).Resolve(single.Session);
            var isSmallFaster = IsFaster(small.Session, single.Session, input);
            (isSmallFaster ? single : small).Session.Dispose();
            return isSmallFaster ? small : single;
        }
        catch
        {
            single.Session.Dispose();
            small?.Session.Dispose();
            throw;
        }
    }

    /// <summary>Times both in turns and compares the best of each: what else the machine does can only slow a run down.</summary>
    private bool IsFaster(InferenceSession candidate, InferenceSession other, ModelInput input)
    {
        using var blank = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, input.ElementType, input.Shape(input.FixedBatchSize ?? 1));
        blank.GetTensorMutableRawData().Clear();
        using var runOptions = new RunOptions();
        var (best, bestOther) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        try
        {
            for (var round = -WarmUps; round < Rounds; round++)
            {
                var (time, timeOther) = (Time(candidate), Time(other));
                if (round >= 0)
                {
                    (best, bestOther) = (Min(best, time), Min(bestOther, timeOther));
                }
            }
        }
        catch (OnnxRuntimeException exception)
        {
            throw description.Error(
                $"the model fails on a blank image of {input.Format.Width}x{input.Format.Height}. {exception.Message}", exception);
        }

        return best < bestOther;

        TimeSpan Time(InferenceSession session)
        {
            var started = Stopwatch.GetTimestamp();
            using var outputs = session.Run(runOptions, [input.Name], [blank], session.OutputNames);
            return Stopwatch.GetElapsedTime(started);
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
