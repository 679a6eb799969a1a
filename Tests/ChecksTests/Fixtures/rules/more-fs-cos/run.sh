fairseq-train data --arch transformer --optimizer adam --lr 0.0005 --max-update 1000 --lr-scheduler cosine --lr-period-updates 300 --min-lr 1e-6 --warmup-updates 100 --max-tokens 4096
