using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Checks a model's bytes and makes a session of them.</summary>
internal static class SessionOpener
{
    public static (InferenceSession Session, string Sha256) Open(ModelDescription description, OnnxInferenceOptions options)
    {
        using var sessionOptions = new SessionOptions
        {
            IntraOpNumThreads = options.IntraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // Errors reach the caller as exceptions; warnings about the machine would only end up on stderr.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

        // A model on disk is given by its path: it may keep its weights in further files beside it.
        var path = description.Source.PathOf(description.ModelFile);
        var file = path ?? description.ModelFile;
        var bytes = path is null ? ReadAll(description) : null;
        var sha256 = bytes is null ? HashFile(description, options) : Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (options.VerifyHash && description.Sha256 is not null && description.Sha256 != sha256)
        {
            throw new OnnxModelException(
                file,
                null,
                $"the model is not the one that {description.Source.Name} describes (SHA-256 {sha256}, expected {description.Sha256}); take the matching file, or write the new hash and check that the labels still fit.");
        }

        try
        {
            return (bytes is null ? new InferenceSession(path!, sessionOptions) : new InferenceSession(bytes, sessionOptions), sha256);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new OnnxModelException(file, null, $"ONNX Runtime cannot load the model; export it anew, or for this version of the runtime. {exception.Message}", exception);
        }
    }

    private static string HashFile(ModelDescription description, OnnxInferenceOptions options)
    {
        using var stream = OpenModel(description);
        return description.Sha256 is not null && !options.VerifyHash
            ? description.Sha256
            : Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static byte[] ReadAll(ModelDescription description)
    {
        using var stream = OpenModel(description);
        if (stream.CanSeek)
        {
            var exact = new byte[stream.Length - stream.Position];
            stream.ReadExactly(exact);
            return exact;
        }

        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static Stream OpenModel(ModelDescription description) =>
        description.Source.OpenFile(description.ModelFile, $"put the model there or correct model.file in {description.Source.Name}");
}
