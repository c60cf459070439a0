using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// Runs the model on made-up images and looks at what comes out: a model need not declare its shapes, and what it declares need not hold.
/// </summary>
/// <remarks>
/// Told are outputs that are probabilities already, answers that change with the images beside an image or from run to run, and a batch
/// axis that takes one image only. The runs also warm the model up, so they cost no time of their own.
/// </remarks>
internal sealed class ModelProbe(
    ModelDescription description, InferenceSession session, ModelInput input, IReadOnlyList<string> outputs, OnnxInferenceOptions options)
{
    // What counts as the same answer. Weights of 8 bits scale by the batch, which moves a probability by a few percent at most.
    private const double MaxDifference = 0.1;
    private const double MaxDifferenceOfSum = 0.01;

    // So many different images have to give numbers in [0, 1] before these are taken for probabilities.
    private const int MinImagesOfEvidence = 3;

    private const int Repeats = 24;

    private readonly List<string> _remarks = [];
    private readonly SortedDictionary<int, (ProbeRun Run, int Row)> _rows = [];
    private readonly string[] _names = description.Embedding?.Output is { } embedding ? [.. outputs, embedding] : [.. outputs];
    private string? _failure;
    private Exception? _failureCause;

    public ProbedModel Run()
    {
        var size = input.FixedBatchSize ?? 1;
        var alone = RunBatch([.. Enumerable.Repeat(ProbeImages.Noise, size)])
            ?? throw description.Error(
                $"the model fails on an image of {input.Format.Width}x{input.Format.Height}; check input.layout, input.width and "
                    + $"input.height. {_failure}",
                _failureCause);
        var maxBatchSize = input.FixedBatchSize ?? options.MaxBatchSize;
        if (options.WarmUp)
        {
            maxBatchSize = RunMixed(alone, maxBatchSize);
        }

        var heads = description.Heads.Index().Select(
            head => new ProbedHead(head.Item, ChooseActivation(head.Item, head.Index), alone.Outputs[head.Index]));
        return new ProbedModel
        {
            Heads = [.. heads],
            Embedding = description.Embedding is null ? null : CheckEmbedding(alone.Outputs[^1]),
            MaxBatchSize = maxBatchSize,
            Remarks = _remarks,
        };
    }

    private int RunMixed(ProbeRun alone, int maxBatchSize)
    {
        // The image from before stands in the middle and at the end of a batch, among others.
        int[] patterns = [.. Enumerable.Range(0, maxBatchSize).Select(index => index % ProbeImages.Patterns)];
        patterns[^1] = ProbeImages.Noise;
        var mixed = RunBatch(patterns);
        if (mixed is null || mixed.Rows < patterns.Length)
        {
            if (input.FixedBatchSize is not null || maxBatchSize == 1)
            {
                throw description.Error($"the model answered one run and failed at the next. {_failure}", _failureCause);
            }

            _remarks.Add(
                $"the model takes one image at a time, although its batch axis says otherwise; images are run singly. "
                    + $"{_failure}".TrimEnd());
            mixed = RunBatch([ProbeImages.Noise])!;
            maxBatchSize = 1;
            patterns = [ProbeImages.Noise];
        }

        foreach (var row in Enumerable.Range(0, patterns.Length).Where(row => patterns[row] == ProbeImages.Noise))
        {
            if (Differs(alone, 0, mixed, row) is { } output)
            {
                throw patterns.Length == 1 || DiffersWhenRepeated(alone)
                    ? description.Error(
                        $"the model's output '{output}' differs for one image from run to run: it was exported in training mode "
                            + "(dropout), or draws at random. Export it for inference; in PyTorch, call model.eval() first.")
                    : description.Error(
                        $"the model's output '{output}' for an image changes with the images beside it in a batch: it was exported in "
                            + "training mode (batch normalization), or computes over the batch. Export it for inference (in PyTorch, "
                            + "call model.eval() first), or set MaxBatchSize to 1 when you know why.");
            }
        }

        return maxBatchSize;
    }

    /// <summary>Tells whether the same run gives other answers too; often, since one drawn among few is the same at times.</summary>
    private bool DiffersWhenRepeated(ProbeRun alone)
    {
        int[] patterns = [.. Enumerable.Repeat(ProbeImages.Noise, input.FixedBatchSize ?? 1)];
        return Enumerable.Range(0, Repeats).Any(_ => RunBatch(patterns) is { } again && Differs(alone, 0, again, 0) is not null);
    }

    /// <summary>Runs images, and keeps what comes out; null when the model fails.</summary>
    private ProbeRun? RunBatch(int[] patterns)
    {
        using var images = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, input.ElementType, input.Shape(patterns.Length));
        var raw = images.GetTensorMutableRawData();
        for (var index = 0; index < patterns.Length; index++)
        {
            ProbeImages.Draw(input, patterns[index], raw.Slice(index * input.BytesPerImage, input.BytesPerImage));
        }

        try
        {
            using var runOptions = new RunOptions();
            using var results = session.Run(runOptions, [input.Name], [images], _names);
            var run = Read(results, patterns.Length);
            for (var row = 0; row < run.Rows; row++)
            {
                _rows.TryAdd(patterns[row], (run, row));
            }

            return run;
        }
        catch (OnnxRuntimeException exception)
        {
            (_failure, _failureCause) = (exception.Message, exception);
            return null;
        }
    }

    private ProbeRun Read(IReadOnlyList<OrtValue> results, int images)
    {
        var described = new ModelOutput[_names.Length];
        var values = new float[_names.Length][];
        var rows = images;
        for (var index = 0; index < _names.Length; index++)
        {
            var head = index < description.Heads.Count ? description.Heads[index] : null;
            described[index] = Describe(results[index], _names[index], head, out var count);
            rows = (int)Math.Min(rows, count);
            values[index] = new float[rows * described[index].Length];
            described[index].Read(results[index], rows, values[index]);
        }

        return new ProbeRun(described, values, rows);
    }

    private ModelOutput Describe(OrtValue result, string name, HeadDescription? head, out long rows)
    {
        if (result.OnnxType == OnnxValueType.ONNX_TYPE_SEQUENCE && head is not null)
        {
            rows = result.GetValueCount();
            return new ModelOutput { Name = name, Length = head.Labels.Count, Keys = MatchKeys(head, name, ModelMaps.Read(result, 0)) };
        }

        var info = result.GetTensorTypeAndShape();
        if (head is not null)
        {
            OutputResolver.CheckShape(description, head, name, info.Shape);
        }
        else if (info.Shape is not [_, > 0 and <= int.MaxValue, ..]
            || info.Shape.Skip(2).Any(size => size != 1)
            || info.ElementDataType is not (TensorElementType.Float or TensorElementType.Float16 or TensorElementType.Double))
        {
            throw description.Error(
                $"the model's output '{name}' is no embedding: it holds {info.ElementDataType} of the shape "
                    + $"[{string.Join(", ", info.Shape)}] and not one row of float32 for each image. Correct embedding.output.");
        }

        rows = info.Shape[0];
        return new ModelOutput
        {
            Name = name,
            Length = (int)info.Shape[1],
            ElementType = info.ElementDataType,
            TrailingAxes = info.Shape.Length - 2,
        };
    }

    /// <summary>Finds the key of each label: the label itself, or its index where the keys are numbers.</summary>
    private string[] MatchKeys(HeadDescription head, string output, IReadOnlyDictionary<string, float> row)
    {
        if (row.Count == head.Labels.Count && head.Labels.All(row.ContainsKey))
        {
            return [.. head.Labels];
        }

        string[] numbers =
        [
            .. row.Keys
                .Where(key => long.TryParse(key, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
                .OrderBy(key => long.Parse(key, CultureInfo.InvariantCulture)),
        ];
        return numbers.Length == row.Count && row.Count == head.Labels.Count
            ? numbers
            : throw description.Error(
                $"the model's output '{output}' for head '{head.Id}' has {row.Count} labels of its own "
                    + $"({string.Join(", ", row.Keys.Take(5))}{(row.Count > 5 ? ", ..." : "")}), which are not the {head.Labels.Count} of "
                    + "the sidecar: list the same ones.");
    }

    private ModelOutput CheckEmbedding(ModelOutput output) =>
        description.Embedding!.Length is null || description.Embedding.Length == output.Length
            ? output
            : throw description.Error(
                $"embedding.length is {description.Embedding.Length} but the model's output '{output.Name}' has {output.Length} numbers: "
                    + "correct it or leave it out.");

    private SidecarActivation ChooseActivation(HeadDescription head, int index)
    {
        var rows = FindProbabilities(index);
        var addUpToOne = rows.Length > 0 && head.Labels.Count > 1 && rows.All(row => Math.Abs(row.Sum() - 1) <= MaxDifferenceOfSum);
        switch (head.Activation)
        {
            case null when addUpToOne:
                _remarks.Add($"the outputs of head '{head.Id}' are probabilities already, so no softmax is applied to them.");
                return SidecarActivation.None;
            // A least-squares head gives scores that add up to 1 too; a fitted temperature says that its softmax was meant.
            case SidecarActivation.Softmax when addUpToOne && head.Temperature is 1:
                throw description.Error(
                    $"head '{head.Id}' has the activation softmax, but the model's outputs are probabilities already: write "
                        + "\"activation\": \"none\" or leave it out.");
            case null when rows.Any(row => row.Any(value => value > 0)):
                throw description.Error(
                    $"the outputs of head '{head.Id}' always lie in [0, 1], as probabilities do that a sigmoid made: write "
                        + "\"activation\": \"none\" when they are, or \"softmax\" or \"sigmoid\" when they are scores.");
            case null or SidecarActivation.Softmax when head.Labels.Count == 1:
                throw description.Error(
                    $"head '{head.Id}' has one label, and the softmax of one number is always 1: write \"activation\": \"sigmoid\" for a "
                        + "score, or \"none\" for a probability.");
            default:
                return head.Activation ?? SidecarActivation.Softmax;
        }
    }

    /// <summary>Gets the rows of an output when all lie in [0, 1] on enough different images; else none.</summary>
    private float[][] FindProbabilities(int output)
    {
        if (RowsInRange() is not { } rows)
        {
            return [];
        }

        // One image in the range may be chance, so those that no batch has shown yet are looked at before a word is said.
        for (var pattern = 0; pattern < ProbeImages.Patterns && rows.Length < MinImagesOfEvidence; pattern++)
        {
            if (!_rows.ContainsKey(pattern))
            {
                RunBatch([.. Enumerable.Repeat(pattern, input.FixedBatchSize ?? 1)]);
                if ((rows = RowsInRange()) is null)
                {
                    return [];
                }
            }
        }

        return rows.Length >= MinImagesOfEvidence ? rows : [];

        float[][]? RowsInRange()
        {
            var seen = _rows.Values.Select(row => row.Run.Row(output, row.Row).ToArray());
            float[][] finite = [.. seen.Where(row => row.All(float.IsFinite))];
            return finite.All(row => row.All(value => value is >= 0 and <= 1)) ? finite : null;
        }
    }

    /// <summary>Gets the output that differs between two rows; null when none does.</summary>
    private string? Differs(ProbeRun first, int firstRow, ProbeRun second, int secondRow)
    {
        for (var index = 0; index < _names.Length; index++)
        {
            var (a, b) = (first.Row(index, firstRow).ToArray(), second.Row(index, secondRow).ToArray());
            if (index < description.Heads.Count && a.Concat(b).All(float.IsFinite))
            {
                // Scores are compared by what they mean: 100 and 101 are the same certainty.
                var head = description.Heads[index];
                var activation = head.Activation ?? SidecarActivation.Softmax;
                HeadActivation.Apply(activation, head.Temperature, a);
                HeadActivation.Apply(activation, head.Temperature, b);
            }

            var scale = Math.Max(1, a.Select(Math.Abs).Where(float.IsFinite).DefaultIfEmpty().Max());
            if (a.Zip(b).Any(pair => Math.Abs(pair.First - pair.Second) > MaxDifference * scale))
            {
                return _names[index];
            }
        }

        return null;
    }

    /// <summary>What a run gave: for each output its rows, one behind the other.</summary>
    private sealed record ProbeRun(ModelOutput[] Outputs, float[][] Values, int Rows)
    {
        public Span<float> Row(int output, int row) => Values[output].AsSpan(row * Outputs[output].Length, Outputs[output].Length);
    }
}
